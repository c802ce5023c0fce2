"use server";

import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { auditSource } from "./audit";
import { findActor, SESSION_COOKIES, sessionIdOfRequest } from "./session";
import { endSession } from "./sign-in";

/** Ends the session of this browser; the cookie goes with it. */
export async function signOut(): Promise<void> {
  const [actor, sid] = await Promise.all([findActor(), sessionIdOfRequest()]);
  if (sid !== null) await endSession(sid, actor && auditSource(actor));
  const jar = await cookies();
  for (const name of SESSION_COOKIES)
    jar.set(name, "", { path: "/", maxAge: 0, httpOnly: true, secure: name.startsWith("__Secure-") });
  redirect("/sign-in?ended=signed-out");
}
