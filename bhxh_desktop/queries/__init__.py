"""Queries: what people ask of a workspace, answered in frozen values; nothing is written."""
