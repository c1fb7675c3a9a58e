"""Trees learned from annotated drafts, as plain arrays; what they weigh stands where it
is asked for: ``mentions`` in speakers, ``tags`` and ``turns`` in attribution."""
