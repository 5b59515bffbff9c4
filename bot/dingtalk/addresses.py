"""DingTalk's addresses, and which webhooks lead there."""

from __future__ import annotations

from urllib.request import getproxies, proxy_bypass

import httpx

from bot.dingtalk.errors import GiveUp

API = "https://api.dingtalk.com"
OAPI = "https://oapi.dingtalk.com"
OWN_DOMAINS = (".dingtalk.com", ".dingtalk.io")
"""DingTalk's own domains; the second is that of its international edition."""


def webhook_url(webhook: str, *, hosts: tuple[httpx.URL, ...]) -> httpx.URL:
    """The webhook's URL, if it leads to one of DingTalk's hosts: messages must not go anywhere else.

    Raises:
        GiveUp: it is no address, or leads elsewhere.
    """
    try:
        url = httpx.URL(webhook)
    except httpx.InvalidURL:
        raise GiveUp("The message came with a webhook that is no address; nothing was sent.") from None
    if not any(_same_place(url, host) for host in hosts):
        raise GiveUp("The webhook does not lead to DingTalk; nothing was sent, so that nothing leaks.")
    return url


def _same_place(url: httpx.URL, host: httpx.URL) -> bool:
    """Exactly the configured host, or another of DingTalk's own if the configured one is DingTalk's."""
    if (url.scheme, url.host, url.port) == (host.scheme, host.host, host.port):
        return True
    if url.scheme != "https" or url.port is not None:
        return False
    return any(host.host.endswith(domain) and url.host.endswith(domain) for domain in OWN_DOMAINS)


def proxy_to(url: httpx.URL) -> str | None:
    """The proxy that the environment names for an address; none can reach the sandbox on this computer."""
    if url.host in ("127.0.0.1", "localhost", "::1") or proxy_bypass(url.host):
        return None
    proxies = getproxies()
    proxy = proxies.get(url.scheme) or proxies.get("all")
    return proxy if proxy is None or "://" in proxy else f"http://{proxy}"
