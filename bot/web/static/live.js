// A page that hears of changes and fetches itself anew. Without this script it shows what it showed when it came.

// On a phone the places are wider than the window: the one that is shown is rolled into it.
const places = document.querySelector(".places");
const here = places?.querySelector("[aria-current]");
if (here) places.scrollLeft = here.offsetLeft - (places.clientWidth - here.offsetWidth) / 2 - places.offsetLeft;

const SPREAD_MS = 250; // many pages that hear the same do not ask in the same moment
const main = document.querySelector("main[data-live]");

if (main && "EventSource" in window) {
  let events = null;
  let waiting = null;
  let stale = false; // something may have changed that this page does not show

  function listen() {
    if (events || document.hidden) return;
    events = new EventSource(`/events?about=${encodeURIComponent(main.dataset.live)}`);
    events.addEventListener("changed", changed);
    events.addEventListener("open", () => { if (stale) changed(); }); // what was missed while the line was cut
    events.addEventListener("error", () => { stale = true; });
  }

  // A page that nobody sees listens no more: browsers allow only few connections to one server.
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) return listen();
    events?.close();
    events = null;
    stale = true;
  });
  listen();

  // What is pressed must still be there when it is let go, or the click is lost.
  let pressed = false;
  document.addEventListener("pointerdown", () => { pressed = true; });
  for (const end of ["pointerup", "pointercancel"]) {
    document.addEventListener(end, () => { pressed = false; if (stale) changed(); });
  }

  function changed() {
    stale = true;
    waiting ??= setTimeout(async () => {
      waiting = null;
      if (!pressed) await renew();
    }, Math.random() * SPREAD_MS);
  }

  async function renew() {
    if (isWriting()) return offer();
    stale = false;
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } }).catch(() => null);
    if (!answer) { stale = true; return; }
    if (answer.redirected) { location.assign(answer.url); return; }
    show(new DOMParser().parseFromString(await answer.text(), "text/html"));
  }

  /** Somebody types into a form: what they wrote must not vanish under their hands. */
  function isWriting() {
    return [...main.querySelectorAll("form[method=post]")].some((form) =>
      [...form.elements].some((field) => field.type !== "hidden" && "defaultValue" in field && field.value !== field.defaultValue));
  }

  function offer() {
    document.getElementById("changed")?.removeAttribute("hidden");
  }

  function show(fresh) {
    const next = fresh.querySelector("main");
    if (!next) return;
    document.getElementById("changed")?.setAttribute("hidden", "");
    const focused = document.activeElement?.id;
    const opened = new Set([...main.querySelectorAll("details[open][id]")].map(({ id }) => id));
    main.replaceChildren(...next.childNodes);
    for (const id of opened) document.getElementById(id)?.setAttribute("open", "");
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
    document.title = fresh.title;
    document.dispatchEvent(new CustomEvent("renewed"));
  }
}
