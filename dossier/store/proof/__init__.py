"""What `verify` proves, one module for each kind of proof."""
