import { IncomingMessage, Server } from "node:http";

const FORWARDED = [
  "x-forwarded-for",
  "x-forwarded-host",
  "x-forwarded-proto",
  "x-forwarded-port",
  "forwarded",
] as const;

/**
 * Drops what a request says of its own origin, so that Next puts in what the socket says. Only for a server without a
 * proxy before it: whoever guesses passwords must not choose the address the guesses are counted by.
 */
export function dropForwardedHeaders(server: Pick<Server, "emit"> = Server.prototype): void {
  const emit = server.emit;
  server.emit = function emitWithoutForwarded(this: Server, event: string | symbol, ...args: unknown[]): boolean {
    const [request] = args;
    if (event === "request" && request instanceof IncomingMessage) {
      for (const name of FORWARDED) delete request.headers[name];
    }
    return Boolean(Reflect.apply(emit, this, [event, ...args]));
  };
}
