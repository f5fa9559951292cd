"""Starts the window, or with --self-test tries everything once; the frozen entry point."""

import gc
import sys

if __name__ == "__main__":
    if sys.argv[1:] == ["--self-test"]:
        from ui.self_test import main
    else:
        gc.disable()  # what a start makes stays; the window turns the collector on once shown
        from ui.app import main
    raise SystemExit(main())
