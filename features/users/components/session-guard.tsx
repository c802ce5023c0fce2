import { ClientMessages } from "@/components/client-messages";
import { findActor } from "@/server/session";
import { SessionWatch } from "./session-watch";

/** Warns before the session ends, and lets its owner sign in again without leaving the page. */
export async function SessionGuard() {
  const actor = await findActor();
  if (actor === null) return null;
  return (
    <ClientMessages namespaces={["signIn", "session"]}>
      <SessionWatch accountId={actor.accountId} email={actor.email} />
    </ClientMessages>
  );
}
