"""The only place that asks what day it is."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from generator.model.settings import Settings
from generator.problems import UsageError


def today(settings: Settings, override: date | None = None) -> date:
    """The day a build decides by, in the practice's own zone.

    In this order: `--today`; the frozen day of a demonstration; `SOURCE_DATE_EPOCH` (reproducible-builds.org:
    seconds since 1970-01-01 UTC); the clock. Raises UsageError when `SOURCE_DATE_EPOCH` is not a number.
    """
    if override is not None:
        return override
    if settings.demonstration is not None:
        return settings.demonstration.today
    return now().astimezone(ZoneInfo(settings.site.time_zone)).date()


def now() -> datetime:
    """This moment, or the one that `SOURCE_DATE_EPOCH` gives, in UTC."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return datetime.now(UTC)
    try:
        return datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError):
        raise UsageError(f"SOURCE_DATE_EPOCH is “{epoch}”; it must be whole seconds since 1970") from None
