"""What is said of them: rules over the tree, how it is meant, instructions, answers."""
