import { eq, sql } from "drizzle-orm";
import { createServer, type Server, type Socket } from "node:net";
import { afterEach, expect, test } from "vitest";
import { makeFactories } from "@/db/factories";
import { outboxMessages } from "@/db/schema/outbox";
import { accounts } from "@/db/schema/users";
import { testDatabase } from "@/db/testing/database";
import { newId } from "@/lib/id";
import type { MailSettings } from "@/server/env";
import { takeMessage } from "@/server/outbox";
import { sendMessages } from "./commands/send-messages";

const database = testDatabase();

/** How the mail server of a test answers: all is taken, or it goes wrong at one step. */
type Manner =
  "takes" | "turns away for now" | "turns away for good" | "breaks before the body" | "breaks after the body";

interface MailServer {
  readonly mail: MailSettings;
  readonly received: string[];
  manner: Manner;
}

const open: Server[] = [];

afterEach(() => {
  for (const server of open.splice(0)) server.close();
});

/** A real SMTP server of a few lines, on a port of its own. */
async function startMailServer(manner: Manner = "takes", tls: MailSettings["tls"] = "none"): Promise<MailServer> {
  const received: string[] = [];
  const server = createServer((socket) => serve(socket, here));
  open.push(server);
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const mail = { host: "127.0.0.1", port, tls, user: null, password: null, from: "Sơ Kết <so-ket@vi-du.vn>" };
  const here: MailServer = { mail, received, manner };
  return here;
}

function serve(socket: Socket, server: MailServer): void {
  let heard = "";
  let isBody = false;
  const say = (line: string) => socket.write(`${line}\r\n`);
  socket.on("error", () => undefined);
  say("220 thu.vi-du.vn");
  socket.on("data", (chunk) => {
    heard += chunk.toString("utf8");
    for (;;) {
      const end = isBody ? heard.indexOf("\r\n.\r\n") : heard.indexOf("\r\n");
      if (end < 0) return;
      const line = heard.slice(0, end);
      heard = heard.slice(end + (isBody ? 5 : 2));
      if (isBody) {
        isBody = false;
        server.received.push(line);
        if (server.manner === "breaks after the body") socket.destroy();
        else say("250 taken");
      } else isBody = answer(line.toUpperCase(), { socket, say, manner: server.manner });
    }
  });
}

/** Answers a line; true when a body follows. */
function answer(
  line: string,
  { socket, say, manner }: { socket: Socket; say: (line: string) => void; manner: Manner },
): boolean {
  if (line.startsWith("EHLO")) say("250 thu.vi-du.vn");
  else if (line.startsWith("STARTTLS")) say("502 not here");
  else if (line.startsWith("RCPT") && manner === "turns away for now") say("450 later");
  else if (line.startsWith("RCPT") && manner === "turns away for good") say("550 nobody here");
  else if (line.startsWith("MAIL") && manner === "breaks before the body") socket.destroy();
  else if (line.startsWith("DATA")) {
    say("354 go on");
    return true;
  } else if (line.startsWith("QUIT")) {
    say("221 bye");
    socket.end();
  } else say("250 ok");
  return false;
}

async function makeMessages(count: number) {
  const make = makeFactories(database.owner);
  // Each test sends what is its own.
  await database.owner.update(outboxMessages).set({ email: "off" });
  const root = await make.makeRoot();
  const ids: string[] = [];
  for (let n = 0; n < count; n += 1) {
    const account = await make.makeAccount({ rootId: root.id, fullName: "Nguyễn Thị Kín" });
    const id = newId();
    ids.push(id);
    await database.owner.insert(outboxMessages).values({
      id,
      rootId: root.id,
      unitId: root.id,
      accountId: account.id,
      kind: "report.returned",
      key: `k:${id}`,
      params: { quarter: "2022-Q1", unit: "Chi bộ Bí mật", reason: "Thiếu số liệu của đồng chí An" },
      href: "/reports/1",
    });
  }
  const stateOf = async (id = ids[0] ?? "") => {
    const [row] = await database.owner.select().from(outboxMessages).where(eq(outboxMessages.id, id));
    return row;
  };
  return { ids, stateOf };
}

const send = ({ mail }: MailServer) => sendMessages({ mail, appUrl: "https://so-ket.vi-du.vn" });

test("two senders at once send each message once, and the e-mail names nobody", async () => {
  const { ids, stateOf } = await makeMessages(12);
  const server = await startMailServer();
  const sent = await Promise.all([send(server), send(server), send(server)]);
  expect(sent.reduce((sum, one) => sum + one, 0)).toBe(12);
  expect(server.received).toHaveLength(12);
  const ofMessages = server.received.map((letter) => /Message-ID: <([^@]+)@/i.exec(letter)?.[1] ?? "");
  expect(ofMessages.toSorted()).toEqual(ids.toSorted());
  expect(await stateOf()).toMatchObject({ email: "sent", attempts: 1, lastError: null });
  const [letter] = server.received;
  const text =
    Buffer.from((letter ?? "").split("\r\n\r\n").slice(1).join(""), "base64").toString("utf8") + (letter ?? "");
  const plain = text.includes("so-ket.vi-du.vn/reports/1");
  expect(plain).toBe(true);
  expect(text).not.toMatch(/Nguyễn|Bí mật|đồng chí An|Kín/);
  expect(await send(server)).toBe(0);
});

test("what the server turns away for now is tried again after growing pauses, at most six times", async () => {
  const { stateOf } = await makeMessages(1);
  const server = await startMailServer("turns away for now");
  const pauses: number[] = [];
  for (let n = 1; n <= 6; n += 1) {
    await send(server);
    const row = await stateOf();
    expect(row).toMatchObject({ attempts: n, email: n < 6 ? "waiting" : "failed" });
    pauses.push(Math.round(((row?.nextAttemptAt.getTime() ?? 0) - Date.now()) / 60_000));
    expect(await send(server)).toBe(0);
    expect(await stateOf()).toMatchObject({ attempts: n });
    await database.owner
      .update(outboxMessages)
      .set({ nextAttemptAt: new Date() })
      .where(eq(outboxMessages.email, "waiting"));
  }
  expect(pauses).toEqual([5, 20, 80, 320, 1280, 5120]);
  expect(server.received).toEqual([]);
});

test("what is turned away for good is not tried again, and the others still go out", async () => {
  const { stateOf } = await makeMessages(1);
  const server = await startMailServer("turns away for good");
  await send(server);
  expect(await stateOf()).toMatchObject({ email: "failed", attempts: 1 });
  server.manner = "takes";
  expect(await send(server)).toBe(0);
});

test("a line that breaks before the body costs nothing: it is sent again, once", async () => {
  const { stateOf } = await makeMessages(1);
  const server = await startMailServer("breaks before the body");
  await send(server);
  expect(await stateOf()).toMatchObject({ email: "waiting", attempts: 1 });
  server.manner = "takes";
  await database.owner
    .update(outboxMessages)
    .set({ nextAttemptAt: new Date() })
    .where(eq(outboxMessages.email, "waiting"));
  expect(await send(server)).toBe(1);
  expect(server.received).toHaveLength(1);
});

test("a line that breaks before the answer leaves it uncertain: it is never sent again", async () => {
  const { stateOf } = await makeMessages(1);
  const server = await startMailServer("breaks after the body");
  await send(server);
  expect(await stateOf()).toMatchObject({ email: "sending", sentAt: null });
  server.manner = "takes";
  expect(await send(server)).toBe(0);
  expect(server.received).toHaveLength(1);
});

test("a sender that dies with a message in its hands leaves it uncertain as well", async () => {
  const { stateOf, ids } = await makeMessages(1);
  expect((await takeMessage())?.id).toBe(ids[0]);
  const server = await startMailServer();
  expect(await send(server)).toBe(0);
  expect(await stateOf()).toMatchObject({ email: "sending", attempts: 1 });
});

test("nothing is sent in the clear where encryption is asked for, nor to a server that is not there", async () => {
  const { stateOf } = await makeMessages(2);
  const server = await startMailServer("takes", "required");
  expect(await send(server)).toBe(0);
  expect(server.received).toEqual([]);
  const gone = { ...server.mail, tls: "none" as const, port: 1 };
  expect(await sendMessages({ mail: gone, appUrl: "https://so-ket.vi-du.vn" })).toBe(0);
  expect(await stateOf()).toMatchObject({ email: "waiting", attempts: 1 });
});

test("what was read in the app, what is old, and what is for a closed account is not sent", async () => {
  const { ids } = await makeMessages(3);
  const [read, old, closed] = ids;
  const change = (id: string | undefined, set: Partial<typeof outboxMessages.$inferInsert>) =>
    database.owner
      .update(outboxMessages)
      .set(set)
      .where(eq(outboxMessages.id, id ?? ""));
  await change(read, { readAt: new Date() });
  await change(old, { createdAt: new Date(Date.now() - 4 * 86_400_000) });
  await database.owner
    .update(accounts)
    .set({ disabledAt: new Date() })
    .where(sql`id = (select account_id from outbox_messages where id = ${closed})`);
  const server = await startMailServer();
  expect(await send(server)).toBe(0);
  expect(server.received).toEqual([]);
});
