import { draftKey } from "@/server/draft-key";
import { routeHandler } from "@/server/route-handler";

/** Unlocks what this account kept in this browser; held in the page's memory, never stored. */
export const GET = routeHandler((actor) => {
  return Promise.resolve(Response.json({ accountId: actor.accountId, key: draftKey(actor.accountId) }));
});
