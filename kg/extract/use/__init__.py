"""What a drug is used for: stretches of use, the conditions in them, and for whom. Used by indication."""
