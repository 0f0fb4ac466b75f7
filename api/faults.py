"""What nobody expected: answered and logged without the words of a user."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api import problems


class Faults:
    """
    Answers an exception that nothing else answered.

    Starlette's own catch-all raises it again after the answer, and the server would then print the trace together
    with the exception's message, which may quote a user.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        begun = False

        async def send_noting(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self.app(scope, receive, send_noting)
        except Exception as error:  # noqa: BLE001 - this is the place for all of them
            answer = problems.fault(error)
            if not begun:
                await answer(scope, receive, send)
