import { readAs } from "@/db/read";
import type { Actor } from "@/lib/actor";
import { requireScope } from "@/server/access";
import type { Finding } from "../rules/finding-kinds";
import { findingsOf } from "../rules/findings";
import { readCheckable } from "./read-checkable";
import { readHead, readLiveReport } from "./read-report";

/** What is found in a draft before it is handed in, how its peers reported included; `not_found` outside the scope. */
export async function getCheck(actor: Actor, id: string): Promise<Finding[]> {
  const scope = requireScope(actor, "report.edit");
  return readAs(actor, async (db) => {
    const head = await readHead(db, scope, id);
    const live = await readLiveReport(db, head);
    return findingsOf(await readCheckable(db, head, live, { withPeers: true }));
  });
}
