"""Which words are reported from somebody, from whom, and what tells so.

Two networks read paragraphs in which somebody may be quoted. A small one listens to all
of them: it gives each word three figures. An encoder reads those of news in which no
plain tag tells who is quoted: it says of each quotation whether anybody is, and points
at the words that say who. Neither knows of speakers, and the weighing of claims makes
of what they say what it can.
"""
