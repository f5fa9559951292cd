"""The model: figures, periods, revisions, trust, merging and consolidation as pure functions."""
