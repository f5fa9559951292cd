"""The desk: PySide6 windows over the queries and operations of bhxh_desktop."""
