"""Whether a Word file is laid out as the decree wants: read, recognised, checked by rules."""
