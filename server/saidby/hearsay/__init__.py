"""Which words are reported from somebody, from whom, and what tells so.

A small network reads the paragraphs in which somebody is quoted. It knows nothing of
speakers: it gives each word three figures, and the weighing of claims makes of them
what it can.
"""
