"""Orders to watch something, and the adjuncts that say when and in whom. Used by monitoring."""
