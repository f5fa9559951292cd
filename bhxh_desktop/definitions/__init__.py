"""Definitions: the TOML of regimes, units and calendars, read, checked and cached."""
