"""Under which choices each picture of the lists is filed, and how many there are for each choice, also beside another.

Kept in the same transaction as the pictures, so that the list of pictures counts nothing: see docs/decisions/0017.
"""
