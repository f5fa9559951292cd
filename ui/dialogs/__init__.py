"""Questions and previews; each opens over the window and answers by signals."""
