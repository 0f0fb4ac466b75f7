"""Now, and times as text: one way of writing them, so that they compare."""

from datetime import UTC, datetime, timedelta

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def now() -> datetime:
    """This millisecond, in UTC: what is stored in milliseconds and what is stored as text is the same moment."""
    moment = datetime.now(UTC)
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)


def iso(moment: datetime) -> str:
    """A moment as the memory writes it: UTC, `Z`, fractions only where there are any."""
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def millis(moment: datetime) -> int:
    """Milliseconds since 1970."""
    return int(moment.timestamp() * 1000)


def of_millis(millis: int) -> str:
    """A count of milliseconds since 1970 as the memory writes moments."""
    return iso(datetime.fromtimestamp(millis / 1000, UTC))


def normalised(text: str | None) -> str | None:
    """A time in ISO 8601 with a zone as the memory writes it; nothing stays nothing."""
    return iso(datetime.fromisoformat(text)) if text else None


def earlier(one: str, other: str) -> bool:
    """Whether one written time lies before the other, whatever their fractions."""
    return datetime.fromisoformat(one) < datetime.fromisoformat(other)


def moment(ms: int) -> datetime:
    """The moment so many milliseconds after 1970."""
    return EPOCH + timedelta(milliseconds=ms)
