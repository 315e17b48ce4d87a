"""With what the drug is given: where partners are listed, refused, and for what. Used by combination."""
