"""
Reading English: text in, claims out. Pure: no graph, no network, no clock.

    extract      the steps in order
    language     text to spaCy documents, and coreferee's chains
    values       times, dates, numbers
    referents    who and what is spoken of: names, kin, speakers, pronouns
    claims       what is said of them, and how it is meant
    vocabulary   the closed words; `data/` holds this table and every other
    records      what goes in and what comes out
"""
