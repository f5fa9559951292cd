"""Every Vietnamese word of the screens, one module per page and one for the window."""
