"""
What the reader gets right, and how fast: `make evaluate` measures and writes `docs/figures.md`.

    syntax, names, chains   test sets of others
    talk                    held-out conversations of the project's own corpus
    golden                  conversations played to a running service, fact by fact
    speed, badinput         milliseconds and memory; texts that nobody should send
"""
