"""The stream: frames from DingTalk come in, acknowledgements go out. The only folder that imports the SDK.

`Stream` keeps what is good in `dingtalk_stream` 0.24.3 (credential, shape of the open call, frames,
handlers, routing by topic) and replaces its connection loop, which blocks the event loop, cannot be
stopped, acknowledges on the wrong socket and goes deaf. The life of a connection here:

    open call ── socket ── frames … ── "disconnect", closed, or silent ── the next open call
                             │                 │
                             │                 └ on "disconnect" the next connection is opened first;
                             │                   the old one stays readable until it is closed
                             └ each frame in a task of its own, acknowledged on the socket it came
                               from, after the use-case has committed
"""

from __future__ import annotations

from bot.stream.connection import BOT_MESSAGES, Stream
from bot.stream.options import StreamOptions, StreamState

__all__ = ["BOT_MESSAGES", "Stream", "StreamOptions", "StreamState"]
