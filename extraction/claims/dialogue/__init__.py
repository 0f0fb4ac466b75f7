"""Claims of more than one turn: questions and their answers."""
