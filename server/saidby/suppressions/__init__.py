"""What is not to be reported, and where: from comments and from decisions."""
