"""One way of knowing who said it in each file; ``candidates`` has their order."""
