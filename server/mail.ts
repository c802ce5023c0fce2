import { Readable } from "node:stream";
import MailComposer from "nodemailer/lib/mail-composer";
import SMTPConnection from "nodemailer/lib/smtp-connection";
import type { MailSettings } from "./env";
import type { Outcome } from "./outbox";

export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** Of the message as it is known here: a mail server that gets it twice can tell. */
  readonly id: string;
}

export interface Post {
  send(letter: Letter): Promise<Outcome>;
  close(): void;
}

const PATIENCE_MS = 30_000;

/** Opens one connection to the mail server; throws when it cannot be reached, does not encrypt or refuses the account. */
export async function openPost(settings: MailSettings): Promise<Post> {
  const connection = new SMTPConnection({
    host: settings.host,
    port: settings.port,
    secure: settings.tls === "implicit",
    requireTLS: settings.tls === "required",
    ignoreTLS: settings.tls === "none",
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
  });
  // What breaks between two letters is told by the next one.
  const broken = new Promise<Error>((resolve) => {
    connection.on("error", resolve);
    connection.on("end", () => resolve(new Error("The connection ended.")));
  });
  try {
    await orBroken(broken, (done) => connection.connect(done));
    const { user, password } = settings;
    if (user !== null) await orBroken(broken, (done) => connection.login({ user, pass: password ?? "" }, done));
  } catch (error) {
    connection.close();
    throw error;
  }
  return {
    send: (letter) => sendOne({ connection, broken, from: settings.from }, letter),
    close: () => connection.quit(),
  };
}

interface Line {
  readonly connection: SMTPConnection;
  readonly broken: Promise<Error>;
  readonly from: string;
}

async function sendOne({ connection, broken, from }: Line, { to, subject, text, id }: Letter): Promise<Outcome> {
  const domain = from.slice(from.lastIndexOf("@") + 1).replace(/>$/, "");
  const headers = { "Auto-Submitted": "auto-generated" };
  const composed = new MailComposer({ from, to, subject, text, headers, messageId: `<${id}@${domain}>` }).compile();
  const bytes = await composed.build();
  // The body is asked for only once the server has taken the envelope: from then on nobody knows what a broken line has kept.
  let wasAskedFor = false;
  const body = new Readable({
    read() {
      wasAskedFor = true;
      this.push(bytes);
      this.push(null);
    },
  });
  try {
    await orBroken(broken, (done) => connection.send(composed.getEnvelope(), body, done));
    return { kind: "sent" };
  } catch (error) {
    return outcomeOf(error, wasAskedFor);
  }
}

function outcomeOf(error: unknown, wasAskedFor: boolean): Outcome {
  const told = error instanceof Error ? error.message : String(error);
  const answer = error instanceof Error && "responseCode" in error ? Number(error.responseCode) : 0;
  if (answer >= 500) return { kind: "failed", error: told };
  if (answer >= 400 || !wasAskedFor) return { kind: "refused", error: told };
  return { kind: "uncertain", error: told };
}

type Callback = (error?: Error | null) => void;

function orBroken(broken: Promise<Error>, run: (done: Callback) => void): Promise<void> {
  return new Promise<void>((resolve, reject) => {
    void broken.then(reject);
    run((error) => {
      if (error) reject(error);
      else resolve();
    });
  });
}
