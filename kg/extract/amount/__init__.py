"""Amounts: doses with what stands around them, and statements of kinetics. Used by dose and pk."""
