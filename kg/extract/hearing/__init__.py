"""The hearing that every claim has, whatever its kind."""
