"""How long one request takes to be matched among more and more buddies, and many waiting ones to be placed together."""

import random
import statistics
import time
from collections.abc import Callable
from datetime import date, timedelta

from wellbeing import soothe, trust
from wellbeing.buddies.matching import Buddy, Need, match
from wellbeing.buddies.placing import Waiting, place

SIZES = (200, 2_000, 20_000)
TOGETHER = ((20, 200), (300, 200), (300, 2_000))
TIMES = {200: 400, 2_000: 60, 20_000: 12}
TODAY = date(2026, 11, 23)
TOPICS = tuple(f"topic{number}" for number in range(60))
WAYS = ("in_person", "phone", "video", "message")
HOURS = ("daytime", "evenings", "nights", "weekends")
EXPERIENCES = ("carer", "parent", "bereavement", "nights", "new_country")
GROUPS = ("nursing_midwifery", "care_support", "administrative", "allied_health")


def main() -> None:
    """Print p50 and p95 for each size, then the time to place several together.

    On a busy machine the time of the processor says more than the clock on the wall.
    """
    draw = random.Random(1)  # noqa: S311  made-up people
    worlds = {size: [a_buddy(draw, number) for number in range(size)] for size in SIZES}
    print(f"{'':8} {'by the clock':>17} {'of the processor':>17}")
    print(f"{'buddies':>8} {'p50 ms':>8} {'p95 ms':>8} {'p50 ms':>8} {'p95 ms':>8} {'a buddy us':>11}")
    for size, buddies in worlds.items():
        needs = [a_need(draw) for _number in range(TIMES[size])]
        taken = [timed(lambda need=need, buddies=buddies: match(need, buddies, TODAY, "s")) for need in needs]  # type: ignore[misc]
        by_clock, of_processor = ([one[which] for one in taken] for which in (0, 1))
        p50 = statistics.median(of_processor)
        both = "".join(
            f" {statistics.median(one):8.2f} {statistics.quantiles(one, n=20)[-1]:8.2f}"
            for one in (by_clock, of_processor)
        )
        print(f"{size:8}{both} {1000 * p50 / size:11.2f}")
    print(f"\n{'waiting':>8} {'buddies':>8} {'ms':>8} {'placed':>8}")
    for people, size in TOGETHER:
        waiting = [Waiting(str(number), a_need(draw)) for number in range(people)]
        placed = place(waiting, worlds[size], TODAY, "s")
        taken = [
            timed(lambda waiting=waiting, size=size: place(waiting, worlds[size], TODAY, "s"))
            for _ in range(3)
        ]  # type: ignore[misc]
        of_processor = statistics.median(one[1] for one in taken)
        print(f"{people:8} {size:8} {of_processor:8.0f} {len(placed):8}")


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Milliseconds of one run, by the clock and of the processor."""
    start, start_of_processor = time.perf_counter(), time.thread_time()
    work()
    return 1000 * (time.perf_counter() - start), 1000 * (time.thread_time() - start_of_processor)


def a_buddy(draw: random.Random, number: int) -> Buddy:
    """A made-up buddy, mostly in good standing."""
    site = draw.choice(trust.SITES)
    return Buddy(
        id=f"b{number}",
        site=site.id,
        team=trust.team_id(site.id, draw.choice(site.teams)),
        staff_group=draw.choice(GROUPS),
        languages=("en", *draw.sample(("pl", "ro", "ur", "pa", "ml"), draw.choice((0, 0, 0, 1)))),
        areas=tuple(draw.sample(soothe.AREA_IDS, 3)),
        topics=tuple(draw.sample(TOPICS, 6)),
        ways=tuple(draw.sample(WAYS, 2)),
        hours=tuple(draw.sample(HOURS, 2)),
        gender=draw.choice(("", "woman", "man")),
        experiences=tuple(draw.sample(EXPERIENCES, draw.choice((0, 0, 1, 3)))),
        load=draw.choice((0, 0, 1, 2)),
        last_asked=TODAY - timedelta(days=draw.randrange(90)),
        active=draw.random() > 0.05,
        trained_until=TODAY + timedelta(days=draw.randrange(-10, 300)),
        supervised_until=TODAY + timedelta(days=draw.randrange(-10, 90)),
    )


def a_need(draw: random.Random) -> Need:
    """What somebody may ask for."""
    site = draw.choice(trust.SITES)
    return Need(
        languages=draw.choice(((), (), ("en",), ("pl",))),
        ways=draw.choice(((), ("phone",), ("in_person", "video"))),
        place=draw.choice(("", site.place)),
        team=draw.choice(("", trust.team_id(site.id, site.teams[0]))),
        areas=tuple(draw.sample(soothe.AREA_IDS, draw.randint(0, 2))),
        topics=tuple(draw.sample(TOPICS, draw.randint(0, 3))),
        staff_group=draw.choice(GROUPS),
        staff_group_wish=draw.choice(("any", "same", "different")),
        gender=draw.choice(("", "", "woman")),
        experiences=tuple(draw.sample(EXPERIENCES, draw.choice((0, 0, 2)))),
        hours=tuple(draw.sample(HOURS, draw.randint(0, 2))),
        leave_out_teams=tuple(draw.sample(trust.team_ids(), draw.choice((0, 0, 5)))),
    )


if __name__ == "__main__":
    main()
