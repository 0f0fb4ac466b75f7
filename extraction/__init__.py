"""Reading English: text in, claims out. Pure: no graph, no network, no clock."""
