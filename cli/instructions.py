"""`spectron instructions`: rules for the agent."""

from typing import Annotated

import typer

from cli import diffs, views
from cli.operations import notes
from cli.options import AsOf, Limit, every
from cli.terminal import Terminal, command

app = typer.Typer(help="Rules for the agent.", no_args_is_help=True)

RuleId = Annotated[str, typer.Argument(metavar="INSTRUCTION", help="The instruction's id.")]


@command(app, "list")
def list_(terminal: Terminal, as_of: AsOf = None, limit: Limit = None) -> None:
    """List the rules, also those that were taken back.

    Example: spectron instructions list
    """
    found = every(lambda cursor: notes.list_instructions(terminal.memory, as_of, cursor), limit)
    terminal.show_all(found, views.instructions)


@command(app, "withdraw")
def withdraw(terminal: Terminal, instruction_id: RuleId) -> None:
    """Take a rule back.

    Example: spectron instructions withdraw inst_2m8xd4
    """
    terminal.show(notes.set_instruction(terminal.memory, instruction_id, active=False), diffs.corrected)


@command(app, "restore")
def restore(terminal: Terminal, instruction_id: RuleId) -> None:
    """Give a rule again that was taken back.

    Example: spectron instructions restore inst_2m8xd4
    """
    terminal.show(notes.set_instruction(terminal.memory, instruction_id, active=True), diffs.corrected)
