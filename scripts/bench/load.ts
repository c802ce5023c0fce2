import { Agent, type IncomingMessage, request } from "node:http";
import { FORM_TYPE, type Visitor } from "@/scripts/testing/form-client";

/** Ends per second, of requests or of statements. */
export type Rate = number;

export interface Amount {
  readonly clients: number;
  /** How long to begin new ones, or how many to make in all. */
  readonly seconds?: number;
  readonly times?: number;
}

const PATIENCE_MS = 120_000;

/** Several clients that each do the next thing as soon as the last is done. What was begun is waited for. */
export async function loadLoop(amount: Amount, work: (client: number) => Promise<unknown>): Promise<Rate> {
  const { clients, seconds = Number.POSITIVE_INFINITY, times = Number.POSITIVE_INFINITY } = amount;
  const startedAt = performance.now();
  const until = startedAt + seconds * 1000;
  let begun = 0;
  const client = async (index: number) => {
    while (begun < times && performance.now() < until) {
      begun += 1;
      await work(index);
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, index) => client(index)));
  return begun / ((performance.now() - startedAt) / 1000);
}

/** Asks for a page again and again; anything but the page is no measurement. */
export function loadPage(visitor: Visitor, path: string, amount: Amount): Promise<Rate> {
  return loadHttp(visitor, path, amount, () => null);
}

/** Posts a form again and again, each time with a body of its own; a redirect is the sign of success. */
export function loadForm(visitor: Visitor, path: string, amount: Amount, makeBody: () => string): Promise<Rate> {
  return loadHttp(visitor, path, amount, makeBody);
}

// No load generator from a package: those that stop by the clock break off their last requests, which the app then
// works on during the next measurement, and those that count end on whole seconds.
async function loadHttp(visitor: Visitor, path: string, amount: Amount, makeBody: () => string | null): Promise<Rate> {
  const agent = new Agent({ keepAlive: true, maxSockets: amount.clients });
  try {
    return await loadLoop(amount, async () => {
      const body = makeBody();
      const status = await send(agent, visitor, path, body);
      if (status !== (body === null ? 200 : 303)) throw new Error(`${path} answered ${status}`);
    });
  } finally {
    agent.destroy();
  }
}

function send(agent: Agent, { baseUrl, cookie }: Visitor, path: string, body: string | null): Promise<number> {
  const { hostname, port } = new URL(baseUrl);
  const form = { origin: baseUrl, "content-type": FORM_TYPE, "content-length": Buffer.byteLength(body ?? "") };
  return new Promise((resolve, reject) => {
    const asked = request({
      agent,
      hostname,
      port,
      path,
      method: body === null ? "GET" : "POST",
      headers: { cookie, ...(body !== null && form) },
      timeout: PATIENCE_MS,
    });
    asked.once("response", (answer: IncomingMessage) => {
      answer.once("end", () => resolve(answer.statusCode ?? 0));
      answer.once("error", reject);
      answer.resume();
    });
    asked.once("timeout", () => asked.destroy(new Error(`${path} did not answer`)));
    asked.once("error", reject);
    asked.end(body ?? undefined);
  });
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2;
}
