"""The text of a document, kept beside it: spaCy puts it together anew from the words each time."""

from spacy.tokens import Doc

KEY = "text"


def text_of(doc: Doc) -> str:
    """Give `doc.text`, in the same time however long the document is."""
    text = doc.user_data.get(KEY)
    if text is None:
        text = doc.user_data[KEY] = doc.text
    return text
