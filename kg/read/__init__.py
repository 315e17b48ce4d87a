"""A path to a Monograph, or to the Problem that says why not. Every dependency on file formats lives here."""

from kg.read.monograph import read, read_text

__all__ = ["read", "read_text"]
