"""Advice for groups of people: whom it is for and what it says. Used by special_population, pregnancy and lactation."""
