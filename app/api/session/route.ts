import { getTranslations } from "next-intl/server";
import { jsonError, routeHandler } from "@/server/route-handler";
import { findSessionEnds } from "@/server/session";
import { numberSetting } from "@/server/settings";

/** When the session ends; asking does not count as use. */
export async function GET(): Promise<Response> {
  return sessionEnds();
}

/** Counts as use: what "stay signed in" calls. */
export const POST = routeHandler(() => sessionEnds());

async function sessionEnds(): Promise<Response> {
  const [ends, warningMinutes, t] = await Promise.all([
    findSessionEnds(),
    numberSetting("session.warning_minutes"),
    getTranslations("errors"),
  ]);
  if (ends === null) return jsonError(401, "signed_out", t("signedOut"));
  return Response.json({ ...ends, now: new Date(), warningMinutes }, { headers: { "Cache-Control": "no-store" } });
}
