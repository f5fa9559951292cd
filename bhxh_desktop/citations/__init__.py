"""Citations of documents: read from text as people paste it, written as the decree wants."""
