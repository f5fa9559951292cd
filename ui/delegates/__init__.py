"""Painting and editing of one kind of cell each."""
