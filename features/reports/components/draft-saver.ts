export type SaveAnswer =
  | { readonly status: "saved"; readonly version: number; readonly at: string }
  | { readonly status: "conflict"; readonly version: number; readonly theirs: unknown }
  | { readonly status: "refused"; readonly message: string }
  | { readonly status: "signedOut" | "offline" };

export type SendField = (key: string, payload: object, baseVersion: number) => Promise<SaveAnswer>;

export type SaveState = "saved" | "saving" | "offline" | "signedOut" | "conflict" | "refused";

export interface FieldTrouble {
  readonly conflict?: { readonly version: number; readonly theirs: unknown };
  readonly refusal?: string;
}

export interface DraftState {
  readonly state: SaveState;
  readonly savedAt: string | null;
  readonly troubles: Readonly<Record<string, FieldTrouble>>;
}

interface Field {
  version: number;
  /** What is not on the server yet. */
  payload?: object | undefined;
  sending?: Promise<void> | undefined;
  timer?: ReturnType<typeof setTimeout> | undefined;
  trouble: FieldTrouble & { readonly status?: "offline" | "signedOut" };
  failures: number;
}

const TYPING_PAUSE = 1_200;
const FIRST_RETRY = 2_000;
const LONGEST_RETRY = 30_000;

/** Keeps a draft field by field: soon after typing stops, one request a field at a time, again and again while offline. */
export class DraftSaver {
  readonly #send: SendField;
  readonly #fields = new Map<string, Field>();
  readonly #listeners = new Set<() => void>();
  #savedAt: string | null = null;
  #state: DraftState = { state: "saved", savedAt: null, troubles: {} };

  constructor(send: SendField, versions: Readonly<Record<string, number>>) {
    this.#send = send;
    for (const [key, version] of Object.entries(versions)) this.#fields.set(key, { version, trouble: {}, failures: 0 });
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly getState = (): DraftState => this.#state;

  /** Takes what a field holds now; it is sent once the typing pauses. */
  change(key: string, payload: object): void {
    const field = this.#field(key);
    field.payload = payload;
    // A conflict waits for its answer, whatever is typed meanwhile.
    if (!field.trouble.conflict) field.trouble = {};
    this.#arm(key, field, TYPING_PAUSE);
    this.#publish();
  }

  /** Marks a field whose text cannot be sent at all, such as a figure that is no number. */
  refuse(key: string, message: string): void {
    const field = this.#field(key);
    clearTimeout(field.timer);
    field.payload = undefined;
    field.trouble = { refusal: message };
    this.#publish();
  }

  /** Sends at once all that waits; true when everything is on the server. */
  async flush(): Promise<boolean> {
    await Promise.all([...this.#fields.keys()].map((key) => this.#settle(key)));
    return this.#state.state === "saved";
  }

  /** Answers a conflict with one's own text: it is written over the other's. */
  keepMine(key: string): void {
    const field = this.#field(key);
    field.version = field.trouble.conflict?.version ?? field.version;
    field.trouble = {};
    void this.#settle(key);
    this.#publish();
  }

  /** Answers a conflict with the other's text, which the field must show from now on. */
  takeTheirs(key: string): void {
    const field = this.#field(key);
    clearTimeout(field.timer);
    field.version = field.trouble.conflict?.version ?? field.version;
    field.payload = undefined;
    field.trouble = {};
    this.#publish();
  }

  /** Stops its clocks; what is not sent stays unsent. */
  close(): void {
    for (const field of this.#fields.values()) clearTimeout(field.timer);
  }

  #field(key: string): Field {
    const known = this.#fields.get(key);
    if (known) return known;
    const field: Field = { version: 0, trouble: {}, failures: 0 };
    this.#fields.set(key, field);
    return field;
  }

  #arm(key: string, field: Field, wait: number): void {
    clearTimeout(field.timer);
    field.timer = setTimeout(() => void this.#settle(key), wait);
  }

  async #settle(key: string): Promise<void> {
    const field = this.#field(key);
    clearTimeout(field.timer);
    if (field.sending) await field.sending;
    if (field.payload === undefined || field.trouble.conflict) return;
    field.sending ??= this.#sendField(key, field);
    this.#publish();
    await field.sending;
  }

  async #sendField(key: string, field: Field): Promise<void> {
    const payload = field.payload ?? {};
    const answer = await this.#send(key, payload, field.version).catch((): SaveAnswer => ({ status: "offline" }));
    field.sending = undefined;
    this.#take(key, field, { payload, answer });
    this.#publish();
  }

  #take(key: string, field: Field, { payload, answer }: { payload: object; answer: SaveAnswer }): void {
    if (answer.status === "saved") {
      field.version = answer.version;
      field.failures = 0;
      this.#savedAt = answer.at;
      // Refused by its own screen meanwhile, the field keeps that refusal.
      if (field.payload === undefined) return;
      field.trouble = {};
      if (field.payload === payload) field.payload = undefined;
      else this.#arm(key, field, TYPING_PAUSE);
    } else if (answer.status === "conflict") {
      field.trouble = { conflict: { version: answer.version, theirs: answer.theirs } };
    } else if (answer.status === "refused") {
      field.trouble = { refusal: answer.message };
    } else {
      field.trouble = { status: answer.status };
      field.failures += 1;
      const wait = Math.min(FIRST_RETRY * 2 ** (field.failures - 1), LONGEST_RETRY);
      if (answer.status === "offline") this.#arm(key, field, wait);
    }
  }

  #publish(): void {
    const fields = [...this.#fields.values()];
    const has = (is: (field: Field) => unknown) => fields.some((field) => Boolean(is(field)));
    let state: SaveState = "saved";
    if (has(({ trouble }) => trouble.status === "signedOut")) state = "signedOut";
    else if (has(({ trouble }) => trouble.status === "offline")) state = "offline";
    else if (has(({ trouble }) => trouble.conflict)) state = "conflict";
    else if (has(({ trouble }) => trouble.refusal !== undefined)) state = "refused";
    else if (has(({ payload, sending }) => payload ?? sending)) state = "saving";
    const troubles: Record<string, FieldTrouble> = {};
    for (const [key, { trouble }] of this.#fields) {
      if (trouble.conflict) troubles[key] = { conflict: trouble.conflict };
      else if (trouble.refusal !== undefined) troubles[key] = { refusal: trouble.refusal };
    }
    this.#state = { state, savedAt: this.#savedAt, troubles };
    for (const listener of this.#listeners) listener();
  }
}
