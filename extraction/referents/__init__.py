"""Who and what is spoken of: names, kin, speakers, pronouns."""
