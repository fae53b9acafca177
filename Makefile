# Short names for dev.py, which holds the real work.
.PHONY: run test lint bench shots translations lock

run test lint bench shots translations lock:
	python3 dev.py $@
