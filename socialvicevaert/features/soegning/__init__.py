"""One box for everything: what Ctrl+K finds. Its screen is the palette of the shell."""
