"""What forbids a drug and whom: the words that do, the lists of what they name, what a sentence says of it. Used by contraindication and special_population."""
