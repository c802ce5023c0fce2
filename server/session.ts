import { createHash } from "node:crypto";
import { decode } from "next-auth/jwt";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { after } from "next/server";
import { cache } from "react";
import { z } from "zod";
import { pool } from "@/db/connection";
import { type Actor, ROLES } from "@/lib/actor";
import { takeRefusals } from "./access";
import { auditSource } from "./audit";
import { mintActor } from "./mint-actor";
import { logOnly } from "./transact";

export const SESSION_COOKIES = ["__Secure-next-auth.session-token", "next-auth.session-token"] as const;

const openSession = z.object({
  accountId: z.string(),
  rootId: z.string(),
  name: z.string(),
  email: z.string(),
  locale: z.enum(["vi", "en"]),
  idleEndsAt: z.coerce.date(),
  endsAt: z.coerce.date(),
  grants: z.array(
    z.object({
      role: z.enum(ROLES),
      unitId: z.string(),
      rootId: z.string(),
      actingFor: z.object({ name: z.string(), until: z.string() }).optional(),
    }),
  ),
});

export interface SessionEnds {
  readonly accountId: string;
  readonly idleEndsAt: Date;
  readonly endsAt: Date;
}

/** What is kept of a session's random value: whoever reads the table cannot sign in with it. */
export function sessionHash(sid: string): string {
  return createHash("sha256").update(sid).digest("hex");
}

/** The random value of the session in the request's cookie, or null. */
export async function sessionIdOfRequest(): Promise<string | null> {
  const jar = await cookies();
  const secret = process.env["NEXTAUTH_SECRET"] ?? "";
  for (const name of SESSION_COOKIES) {
    const token = jar.get(name)?.value;
    if (!token) continue;
    // A token of another key or a damaged one is no session, not a fault.
    const claims = await decode({ token, secret }).catch(() => null);
    if (typeof claims?.["sid"] === "string") return claims["sid"];
  }
  return null;
}

/** Grants and session are read from the database each time: what was revoked is revoked now. */
async function readSession(countsAsUse: boolean): Promise<z.infer<typeof openSession> | null> {
  const sid = await sessionIdOfRequest();
  if (sid === null) return null;
  const { rows } = await pool().query<{ session: unknown }>({
    name: "open-session",
    text: "select open_session($1, $2) as session",
    values: [sessionHash(sid), countsAsUse],
  });
  return rows[0]?.session == null ? null : openSession.parse(rows[0].session);
}

/** The signed-in actor of this request, or null; one lookup a request. */
export const findActor = cache(() => actorOfSession(true));

/** As `findActor`, for what a page asks by itself: it does not count as use, so that a page left open does not keep its session. */
export const findIdleActor = cache(() => actorOfSession(false));

async function actorOfSession(countsAsUse: boolean): Promise<Actor | null> {
  const session = await readSession(countsAsUse);
  if (session === null) return null;
  const requestId = (await headers()).get("x-request-id") ?? "none";
  const { accountId, rootId, name, email, locale, grants } = session;
  const actor = mintActor({ accountId, rootId, name, email, locale, grants, requestId });
  after(async () => {
    const refused = takeRefusals(actor).map(({ permission }) => ({
      action: "access.refuse",
      subjectType: "permission",
      subjectId: permission,
    }));
    if (refused.length > 0) await logOnly(auditSource(actor), refused);
  });
  return actor;
}

/** The signed-in actor, or off to the sign-in page and back. */
export async function requireActor(): Promise<Actor> {
  const actor = await findActor();
  if (actor !== null) return actor;
  const path = (await headers()).get("x-path") ?? "/";
  return redirect(`/sign-in?next=${encodeURIComponent(path)}`);
}

/** When the session will end, without counting the question as use. */
export async function findSessionEnds(): Promise<SessionEnds | null> {
  const session = await readSession(false);
  return session && { accountId: session.accountId, idleEndsAt: session.idleEndsAt, endsAt: session.endsAt };
}
