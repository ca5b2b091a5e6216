"""Complaints about pictures: the form that everybody may send, what follows from it, and the letters to all sides."""
