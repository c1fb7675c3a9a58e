"""The original text and places in it; knows nothing of quotations or language."""
