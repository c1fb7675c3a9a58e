"""Who said it: the quotations of a draft, and their speakers."""
