"""Text in, spaCy documents out: the encoder, its decoding, and coreferee's chains."""
