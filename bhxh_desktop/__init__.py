"""The core: figures, periods, revisions, bundles and drafts, with no screen."""

__version__ = "0.1.0"
