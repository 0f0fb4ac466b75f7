"""From the corpora to the model that the package ships: `python -m train`."""
