"""From the tree of a query to what the read model holds of it."""
