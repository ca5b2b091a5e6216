"""The editor's desk: the admin's first page, its lists in the order of an editor's day, and its help."""
