"""Starting practices and new files: what a person would otherwise copy from somewhere."""
