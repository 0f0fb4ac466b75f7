"""
Reading English: text in, claims out. Pure: no graph, no network, no clock.

    extract      the steps in order
    asking       what a question to the memory asks for
    language     text to spaCy documents, and coreferee's chains
    values       times, dates, numbers
    referents    who and what is spoken of: names, kin, speakers, pronouns
    claims       what is said of them, and how it is meant
    vocabulary   the closed words; `data/` holds this table and every other
    records      what goes in and what comes out
"""
