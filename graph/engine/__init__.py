"""The graph server: started or joined, spoken to, brought up to date."""
