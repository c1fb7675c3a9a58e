"""From annotated drafts to what the package carries; not part of the package."""
