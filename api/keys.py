"""Keys of a context over HTTP, and who the caller is."""

from fastapi import APIRouter, Depends, Response

from api import examples, problems
from api.bodies.rights import KeyBody
from api.deps import CONTEXT, Admin, MemoryDep, Reader, json_only
from api.fields import PathId
from api.idempotency import Repeatable, reply_of
from api.replies import KeyList
from graph import keys
from graph.access import whoami
from graph.model import Me, NewKey

router = APIRouter(prefix=CONTEXT, tags=["keys"], dependencies=[Depends(json_only)])


@router.post("/keys", status_code=201, responses=problems.WRITE | examples.of(201, examples.NEW_KEY))
def create_key(body: KeyBody, memory: MemoryDep, access: Admin, request: Repeatable, response: Response) -> NewKey:
    """Make a key, no wider than the caller's own. It is shown this once."""
    wanted = keys.wanted(body.name, body.verbs, body.scope, body.expires_at)
    return reply_of(keys.create(memory, access, wanted, request), response)


@router.get(
    "/keys",
    responses=problems.READ | examples.of(200, {"keys": [examples.KEY]}),
)
def list_keys(memory: MemoryDep, access: Admin) -> KeyList:
    """List the keys, without their secrets."""
    return KeyList(keys=keys.listed(memory, access))


@router.post("/keys/{name}/rotate", responses=problems.WRITE | examples.of(200, examples.NEW_KEY))
def rotate_key(name: PathId, memory: MemoryDep, access: Admin, request: Repeatable, response: Response) -> NewKey:
    """Give a key another secret, shown this once; the old one opens nothing from now on."""
    return reply_of(keys.rotate(memory, access, name, request), response)


@router.delete("/keys/{name}", status_code=204, responses=problems.READ)
def revoke_key(name: PathId, memory: MemoryDep, access: Admin) -> None:
    """Take a key away; it opens nothing from now on."""
    keys.revoke(memory, access, name)


@router.get("/me", responses=problems.READ | examples.of(200, examples.ME))
def show_me(access: Reader) -> Me:
    """Tell the caller's context, verbs and scope."""
    return whoami(access)
