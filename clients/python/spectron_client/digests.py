"""A sum of words, by which they are known again."""

import hashlib


def digest(*parts: str) -> str:
    """A sum that tells words apart."""
    return hashlib.sha256("\0".join(parts).encode(errors="surrogatepass")).hexdigest()
