"""Attack what leads can read and export: made-up years of conversations, published in three ways, side by side.

SOOTHE's own figures come from the real code; beside them stand the raw counts and the usual "suppress under 8, round
to 5" of the same conversations. Each attacker reads every table of every period together.
"""

import argparse
import math
import tempfile
import time
from pathlib import Path

from benchmarks.anonymity_attacks import alone, guess_topics, knows_all_others, seen_live
from benchmarks.anonymity_loss import loss
from benchmarks.anonymity_rivals import ways
from benchmarks.anonymity_watching import watch_the_pages
from benchmarks.anonymity_world import World, an_app, make

SIZES = (2_000, 4_000, 10_000)
TARGETS, WATCHED = 400, 40
SPANS = ("month", "quarter", "year")
HEAD = (
    f"{'published as':12} {'alone':>7} {'topic':>7} {'guessed':>8} {'common':>7} {'knows all others':>17}"
    f" {'took part':>10} {'at 95':>7} {'live':>7}"
)
LOSS_HEAD = f"{'published as':12}" + "".join(
    f" {span + ': off':>13} {'wrong':>7} {'told':>7}" for span in SPANS
)


def main() -> None:
    """Print what each attacker reaches, and what leads lose, for each size of year."""
    parser = argparse.ArgumentParser(prog="dev.py bench anonymity", description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES, help="conversations a year")
    for size in parser.parse_args().sizes:
        started = time.monotonic()
        with tempfile.TemporaryDirectory(prefix="soothe-anonymity-") as folder, an_app(Path(folder)) as app:
            world = make(size, seed=size)
            print(
                f"\n{len(world.year)} conversations in the year attacked, {len(world.entries)} in two years"
            )
            print_attacks(world)
            print_losses(world)
            print(f"Watching the real pages: {watch_the_pages(app, WATCHED)}")
        print(f"({time.monotonic() - started:.0f} s)", flush=True)


def print_attacks(world: World) -> None:
    """A line of shares for each way to publish, in percent."""
    print("\nWhat attackers reach, % of conversations\n" + HEAD)
    for way in ways(world):
        guesses, knowing = guess_topics(world, way), knows_all_others(world, way, TARGETS, seed=1)
        live = seen_live(world.year, way)
        shares = (alone(world, way), guesses.proved, guesses.right, guesses.baseline)
        print(
            f"{way.name:12} {100 * shares[0]:7.1f} {100 * shares[1]:7.1f} {100 * shares[2]:8.1f} {100 * shares[3]:7.1f}"
            f" {100 * knowing.topic:17.1f} {100 * knowing.took_part:10.1f} {100 * knowing.took_part_at_95:7.1f}"
            f" {'below' if math.isnan(live) else f'{100 * live:.1f}':>7}",
            flush=True,
        )


def print_losses(world: World) -> None:
    """How far figures are off, directions told wrongly and clear changes told, in percent."""
    print(
        "\nWhat leads lose: mean distance from the truth; directions told wrongly, clear changes told, %\n"
        + LOSS_HEAD
    )
    for way in ways(world):
        found = [loss(world, way, span) for span in SPANS]
        print(
            f"{way.name:12}"
            + "".join(f" {one.off:13.2f} {100 * one.wrong:7.1f} {100 * one.told:7.1f}" for one in found),
            flush=True,
        )


if __name__ == "__main__":
    main()
