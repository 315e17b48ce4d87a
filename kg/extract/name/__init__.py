"""Names of a drug and their forms. Used by brand_name and synonym."""
