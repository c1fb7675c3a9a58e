"""The language server: documents, protocol, and who may ask what of a draft.

This process holds the text and the last finished analysis of every open draft and
never imports spaCy; a process of its own (``worker``) analyses.
"""
