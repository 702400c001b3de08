"""Where it is kept: one encrypted file, its journal, its search index, its keys."""
