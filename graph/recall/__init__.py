"""
Finding what was said and what is known that answers a question, and why it was found.

    words        the words of texts as they are compared, and as the index of the graph keeps them
    vectors      how near the meaning of two texts is
    question     what is asked: words, names, times, what kind of thing
    pool         the turns that may answer, with those around them
    signals      what speaks for each of them
    fusion       the signals weighed together
    indexing     what turns are searched by, made anew
    search       candidates of each kind, weighed
    recall       the steps in their order, and the reply
"""
