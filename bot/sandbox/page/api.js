// The sandbox's JSON API: calls that answer with a sentence when they fail, and a live line that mends itself.

/** What went wrong, in a sentence for the person at the page. */
export class Trouble extends Error {}

async function call(path, body) {
  const options = body === undefined ? {} : { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
  const response = await fetch(path, options).catch(() => {
    throw new Trouble("The sandbox does not answer. Is it still running?");
  });
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Trouble(answer.error ?? `The sandbox refused (${response.status}).`);
  return answer;
}

export const state = () => call("/chat/state");
export const send = (message) => call("/chat/send", message);
export const addPerson = (person) => call("/chat/people", person);
export const addGroup = (group) => call("/chat/groups", group);
export const addMember = (group, person) => call(`/chat/groups/${encodeURIComponent(group)}/members`, { person });
export const rename = (group, title) => call(`/chat/groups/${encodeURIComponent(group)}/title`, { title });
export const moveClock = (step) => call("/chat/clock", step);
export const flip = (switches) => call("/chat/switches", switches);

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 8_000;

/**
 * Follow the event stream. `after()` tells the last message known, so that nothing is missed while the line was
 * down; `heard` has onMessage(message), onState(state), onLine(up).
 */
export function follow(after, heard) {
  let wait = FIRST_WAIT_MS;
  const open = () => {
    const source = new EventSource(`/chat/events?after=${after()}`);
    source.addEventListener("open", () => {
      wait = FIRST_WAIT_MS;
      heard.onLine(true);
    });
    source.addEventListener("message", (event) => heard.onMessage(JSON.parse(event.data)));
    source.addEventListener("state", (event) => heard.onState(JSON.parse(event.data)));
    source.addEventListener("error", () => {
      source.close();
      heard.onLine(false);
      setTimeout(open, wait);
      wait = Math.min(wait * 2, LONGEST_WAIT_MS);
    });
  };
  open();
}
