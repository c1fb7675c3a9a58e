"""Many drafts: found, read, worked on in several processes, remembered, written."""
