"""Which words are reported from somebody, from whom, and what tells so.

A small network reads the paragraphs in which words are quoted within a sentence. It
knows nothing of quotations and speakers: it gives each word three figures, and the
weighing of claims makes of them what it can.
"""
