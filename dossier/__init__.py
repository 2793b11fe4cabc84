"""Dossier: an event-sourced dossier viewer. The folders are the layers; see CONTRIBUTING.md."""

__version__ = "0.1.0"
