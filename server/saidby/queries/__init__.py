"""What may be asked of a draft: answers as plain values, for every face."""
