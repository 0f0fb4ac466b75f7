"""What Neo4j Browser draws by: captions of facts and edges, and labels that say what a fact looks like."""

from graph.writing.settlement import display
from tests.graph.conversation import ACME, ALICE, PORTO, TURIN, Conversation, told
from tests.graph.pictures import Picture

LOOKS = ("Past", "Planned", "Held", "Denied", "Repeated")


def _looks(picture: Picture) -> set[tuple[str, tuple[str, ...]]]:
    """Each fact by its object and the labels that it has for its looks."""
    rows = picture.rows("MATCH (f:Fact {context: $context})-[:OBJECT]->(o) RETURN o.name AS name, labels(f) AS labels")
    return {(row["name"], tuple(label for label in LOOKS if label in row["labels"])) for row in rows}


def test_facts_look_like_their_status_in_neo4j_and_are_plain_in_the_embedded_engine(
    talk: Conversation, picture: Picture
):
    talk.say(told(ALICE, "lives_in", PORTO))
    talk.say(told(ALICE, "works_for", ACME))
    talk.say(told(ALICE, "works_for", ACME))
    talk.say(told(ALICE, "lives_in", TURIN))

    seen = {("Porto", ("Past",)), ("Acme", ("Repeated",)), ("Turin", ())}
    plain = {(name, ()) for name, _ in seen}
    assert _looks(picture) == (seen if picture.graph.engine == "neo4j" else plain)


def test_a_fact_that_holds_again_no_longer_looks_past(talk: Conversation, picture: Picture):
    talk.say(told(ALICE, "lives_in", PORTO), minute=1)
    talk.say(told(ALICE, "lives_in", TURIN), minute=2)
    talk.say(told(ALICE, "lives_in", PORTO), minute=3)

    current = picture.rows("MATCH (f:Fact {context: $context, status: 'current'}) RETURN labels(f) AS labels")
    assert [row["labels"] for row in current if "Past" in row["labels"]] == []


def test_an_edge_between_entities_says_what_its_fact_says(talk: Conversation, picture: Picture):
    talk.say(told(ALICE, "lives_in", PORTO))
    talk.say(told(ALICE, "lives_in", TURIN))

    edges = {("Alice", "lives_in (past)", "Porto"), ("Alice", "lives_in", "Turin")}
    assert picture.edges("RELATES", "display") == edges


def test_a_caption_tells_the_value_and_what_is_not_current():
    assert display("title", "nurse", "current") == "title nurse"
    assert display("title", "nurse", "held") == "title nurse (held)"
    assert display("lives_in", None, "past") == "lives_in (past)"
