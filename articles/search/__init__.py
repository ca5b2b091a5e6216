"""Finding articles, people, pictures, events and topics: see docs/decisions for why the words are prepared here.

`follow` notes what changes, `index` writes it down, `engine` finds it, `spelling` guesses what was meant.
"""
