"""What turns are searched by, made anew."""

from graph.memory import Memory
from graph.recall.indexing import reindex
from graph.recall.recall import Wanted, recall
from tests.graph.conversation import Conversation


def test_turns_without_words_are_found_when_these_are_made_anew(memory: Memory, talk: Conversation):
    talk.say(content="The kettle is blue.")
    talk.say(content="The lighthouse is white.")
    context = talk.access.context_id
    strip = "MATCH (t:Turn {context: $context, seq: 1}) REMOVE t.words"
    memory.graph.write(lambda tx: tx.run(strip, context=context).consume())
    assert all("kettle" not in hit.text for hit in recall(memory, talk.access, Wanted("which kettle")).hits)

    pages = list[int]()
    assert reindex(memory, context, pages.append) == 1
    assert sum(pages) == 2
    assert recall(memory, talk.access, Wanted("which kettle")).hits[0].text == "The kettle is blue."
    assert reindex(memory, context, pages.append) == 0
