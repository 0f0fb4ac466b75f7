"""
Finding what was said and what is known that answers a question, and why it was found.

    words        the words of texts as they are compared, and as the index of the graph keeps them
    vectors      how near the meaning of two texts is
    pronouns     whom a question means that is asked within a session
    question     what is asked: words, names, times, what kind of thing
    pool         the turns that may answer, with those around them
    matching     how strongly texts say the words of a question
    signals      what speaks for each turn; facthits and entityhits do the same for facts and entities
    answers      the facts that hold the one thing that is asked for
    fusion       the signals weighed together, with the weights of weights.toml
    indexing     what turns are searched by, made anew
    search       candidates of each kind, weighed
    readtraces   what the last reads did
    recall       the steps in their order, and the reply
"""
