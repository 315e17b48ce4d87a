"""What a drug does that is not wanted: how it is named, what members of a list share, what a sentence denies. Used by adverse_effect."""
