"""Bundles: revisions, reviews and keys as one signed file for other PCs (design §6)."""
