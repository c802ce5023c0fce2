import fs from "node:fs";
import net from "node:net";

export type ControlRequest = { verb: "restore"; staged: string };
export type ControlReply = { kept: string | null } | { error: string };

function isRequest(value: unknown): value is ControlRequest {
  return (
    typeof value === "object" &&
    value !== null &&
    "verb" in value &&
    value.verb === "restore" &&
    "staged" in value &&
    typeof value.staged === "string"
  );
}

/** Reads to the end without closing the other direction, which iterating over the socket would do. */
function readAll(socket: net.Socket) {
  return new Promise<string>((done, fail) => {
    let received = "";
    socket.setEncoding("utf8");
    socket.on("data", (chunk: string) => (received += chunk));
    socket.once("end", () => done(received));
    socket.once("error", fail);
  });
}

async function answer(socket: net.Socket, handle: (request: ControlRequest) => Promise<ControlReply>) {
  socket.on("error", () => socket.destroy());
  let reply: ControlReply;
  try {
    const request: unknown = JSON.parse(await readAll(socket));
    reply = isRequest(request) ? await handle(request) : { error: "unknown request" };
  } catch (error) {
    reply = { error: error instanceof Error ? error.message : String(error) };
  }
  socket.end(JSON.stringify(reply));
}

/** Listens for requests of the app's own commands; the folder of the socket admits only the app's user. */
export async function openControl(address: string, handle: (request: ControlRequest) => Promise<ControlReply>) {
  if (process.platform !== "win32") fs.rmSync(address, { force: true });
  const server = net.createServer({ allowHalfOpen: true }, (socket) => void answer(socket, handle));
  await new Promise<void>((done, fail) => {
    server.once("error", fail);
    server.listen(address, done);
  });
  return { close: () => new Promise<void>((done) => server.close(() => done())) };
}

/** Asks the process that owns the data folder; null when nobody listens. */
export async function askOwner(address: string, request: ControlRequest): Promise<ControlReply | null> {
  const socket = net.createConnection({ path: address, allowHalfOpen: true });
  try {
    await new Promise<void>((done, fail) => {
      socket.once("connect", done);
      socket.once("error", fail);
    });
  } catch {
    return null;
  }
  socket.end(JSON.stringify(request));
  const reply: unknown = JSON.parse(await readAll(socket));
  if (typeof reply === "object" && reply !== null) {
    if ("error" in reply && typeof reply.error === "string") return { error: reply.error };
    if ("kept" in reply) return { kept: typeof reply.kept === "string" ? reply.kept : null };
  }
  return { error: "the app gave no answer" };
}
