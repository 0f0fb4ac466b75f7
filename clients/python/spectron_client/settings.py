"""Where the memory is, and with which key: what `SPECTRON_URL`, `SPECTRON_API_KEY` and `SPECTRON_CONTEXT_ID` say."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, urlsplit

from spectron_client.errors import BadSetting

DEFAULT_URL = "http://127.0.0.1:9090"
DEFAULT_CONTEXT = "default"

VISIBLE = re.compile(r"[\x21-\x7e]+")
SPACES = re.compile(r"[\s\x00-\x1f\ud800-\udfff]")
HALVES = re.compile(r"[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Settings:
    """The address of a service, the context in it, and the key to it."""

    url: str
    context_id: str
    api_key: str = field(repr=False)

    @property
    def base_url(self) -> str:
        """Where the routes of the context begin."""
        return f"{self.url.rstrip('/')}/api/v1/{quote(self.context_id, safe='')}"


def settings_of(environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings in the environment. Raises BadSetting, with what to do, where they lead nowhere."""
    url = environment.get("SPECTRON_URL") or DEFAULT_URL
    return checked(url, environment.get("SPECTRON_API_KEY"), environment.get("SPECTRON_CONTEXT_ID") or DEFAULT_CONTEXT)


def checked(url: str, api_key: str | None, context_id: str) -> Settings:
    """The settings, if they may lead to a service. Raises BadSetting."""
    if not _is_address(url):
        raise BadSetting(f"SPECTRON_URL is {url!r}, which is no address of a service, such as {DEFAULT_URL}.")
    if not api_key:
        raise BadSetting("SPECTRON_API_KEY is not set; give it a key of the context.")
    if not VISIBLE.fullmatch(api_key):
        raise BadSetting("SPECTRON_API_KEY holds what no key holds: characters that are not visible ASCII.")
    if HALVES.search(context_id):
        raise BadSetting("SPECTRON_CONTEXT_ID holds what is no text: half of a surrogate pair.")
    return Settings(url, context_id, api_key)


def _is_address(url: str) -> bool:
    """Whether routes can be put behind it; whether a service is there is another question."""
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return False
    behind = parts.query or parts.fragment or url.endswith(("?", "#"))
    return parts.scheme in ("http", "https") and bool(parts.hostname) and not behind and not SPACES.search(url)
