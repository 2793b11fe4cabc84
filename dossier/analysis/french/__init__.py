"""French: the rules that read `fr_core_news` parses (Universal Dependencies), to the same findings as English."""
