"""The living style guide at /styleguide/: every part of the design, with the templates that the pages use.

Only while DEBUG is on (config/urls.py). It stores nothing, and asks the database once: for pictures to show.
"""
