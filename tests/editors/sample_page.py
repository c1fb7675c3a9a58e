"""The draft that is opened in every editor, with an emoji before each place."""

DRAFT = """\
# 🙂 The pool closes

🙂 The pool closes in June 🙂, five years after the last repairs.

“It 🙂 is a disgrace for every family in this town.”

The doors open for the last time on Friday at noon.

🙂 “We had no choice,” said mayor Ana Ruiz. "It leaks."

🙂 “It was built in haste,” she said.

🙂 The swimming club, led by Mara Lindqvist, will go to court.
"""
