// What the page knows: people, conversations, messages, who I am and where I look. Views listen for "change".

const FRAME_MS = 16;

export class World extends EventTarget {
  robot = { name: "OKR", userId: "" };
  people = [];
  conversations = [];
  /** Where the application's own pages are; empty if it has none. */
  board = "";
  quota = {};
  /** Why nobody may write yet; empty if they may. */
  notYet = "";
  /** Sockets of the robot; 0 means that it hears nothing. */
  connections = 1;
  /** Conversation id -> messages in order. */
  messages = new Map();
  lastSeq = 0;
  me = null;
  here = null;
  zone = "UTC";
  #clock = { at: Date.now(), seen: performance.now() };
  /** "person conversation" -> last seq that person has had before their eyes. */
  #read = new Map();
  #firstSeq = null;
  #pending = false;
  /** The switches as the server told them last, and those turned here that it has not answered yet. */
  #switches = {};
  #turning = {};

  /** Take in an answer of GET /chat/state. */
  learn(state) {
    const { robot, people, conversations, switches, quota, connections, board, notYet } = state;
    Object.assign(this, { robot, people, conversations, quota, connections, board, notYet });
    this.#switches = switches;
    this.setNow(state.now);
    this.#firstSeq ??= Math.max(0, ...conversations.map(({ lastSeq }) => lastSeq));
    this.#settle();
    this.changed();
  }

  /** Add a message, or replace it when its delivery has changed. */
  take(message) {
    const known = this.messages.get(message.conversation) ?? [];
    const at = known.findLastIndex(({ seq }) => seq <= message.seq);
    if (at >= 0 && known[at].id === message.id) known[at] = message;
    else known.splice(at + 1, 0, message);
    this.messages.set(message.conversation, known);
    this.lastSeq = Math.max(this.lastSeq, message.seq);
    this.changed();
  }

  be(person) {
    this.me = person;
    this.#settle();
    this.changed();
  }

  look(conversation) {
    this.here = conversation;
    this.#settle();
    this.changed();
  }

  /** Keep `me` and `here` on somebody and somewhere that exist. */
  #settle() {
    if (!this.person(this.me)) this.me = this.people.find(({ external }) => !external)?.id ?? this.people[0]?.id ?? null;
    const mine = this.conversationsOf(this.me);
    if (!mine.some(({ id }) => id === this.here)) this.here = mine[0]?.id ?? null;
  }

  /** Switch name -> on. What somebody turned here holds although news may arrive before its answer. */
  get switches() {
    return { ...this.#switches, ...this.#turning };
  }

  /** Turn switches; `answer` promises what they are then, and if it fails they fall back. */
  async turn(switches, answer) {
    Object.assign(this.#turning, switches);
    try {
      this.#switches = await answer;
    } finally {
      for (const name of Object.keys(switches)) delete this.#turning[name];
      this.changed();
    }
  }

  /** Tell the views, once for many changes in a row. */
  changed() {
    if (this.#pending) return;
    this.#pending = true;
    setTimeout(() => {
      this.#pending = false;
      this.dispatchEvent(new Event("change"));
    }, FRAME_MS);
  }

  person(id) {
    return this.people.find((person) => person.id === id);
  }

  conversation(id) {
    return this.conversations.find((conversation) => conversation.id === id);
  }

  /** Groups first, then the direct chat with the robot. */
  conversationsOf(person) {
    const mine = this.conversations.filter(({ members }) => members.includes(person));
    return [...mine.filter(({ kind }) => kind === "group"), ...mine.filter(({ kind }) => kind === "direct")];
  }

  titleOf({ kind, title }) {
    return kind === "direct" ? this.robot.name : title;
  }

  messagesOf(conversation) {
    return this.messages.get(conversation) ?? [];
  }

  // ---- what is new to whom -----------------------------------------------------------------------------------

  markRead(person, conversation) {
    const last = this.messagesOf(conversation).at(-1);
    if (last) this.#read.set(`${person} ${conversation}`, last.seq);
  }

  /** Messages of others that the person has not seen: {count, named} where `named` says one @-s them. */
  news(person, conversation) {
    const seen = this.#read.get(`${person} ${conversation}`) ?? this.#firstSeq ?? 0;
    const fresh = this.messagesOf(conversation).filter(({ seq, from }) => seq > seen && from.id !== person);
    return { count: fresh.length, named: fresh.some((message) => names(message, person)) };
  }

  newsOf(person) {
    const all = this.conversationsOf(person).map(({ id }) => this.news(person, id));
    return { count: all.reduce((sum, { count }) => sum + count, 0), named: all.some(({ named }) => named) };
  }

  // ---- the clock ---------------------------------------------------------------------------------------------

  setNow(iso) {
    this.#clock = { at: Date.parse(iso), seen: performance.now() };
  }

  now() {
    return new Date(this.#clock.at + performance.now() - this.#clock.seen);
  }
}

/** Does the message @ this person? */
export function names(message, person) {
  return message.from.id !== person && (message.atAll || message.at.some(({ id }) => id === person));
}
