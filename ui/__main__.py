"""Starts the window; also the entry point of the frozen program."""

from ui.app import main

if __name__ == "__main__":
    raise SystemExit(main())
