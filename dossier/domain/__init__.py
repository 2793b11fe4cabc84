"""What a dossier is: plain frozen records and pure functions. Standard library only."""
