"""The sender: rows of the outbox leave for DingTalk, each at least once and in order for each destination.

`Sender` decides what leaves next and how many calls are under way. Its parts, from the rows out:

- `outbox` claims due rows, renews their leases and stores results, in the worker threads;
- `waiting` holds what is to be sent in `lanes`, one for each destination;
- `pictures` has a message's picture drawn and uploaded first, if it has one;
- `carrier` chooses the way (a webhook or the API) and makes the call;
- `outcomes` says what became of it: sent, to be tried again, or given up.
"""

from __future__ import annotations

from bot.sender.pictures import Pictures
from bot.sender.sender import Sender

__all__ = ["Pictures", "Sender"]
