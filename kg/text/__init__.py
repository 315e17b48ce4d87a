"""Pure functions on text and spans. No stage is imported here."""
