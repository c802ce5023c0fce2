import { getTranslations } from "next-intl/server";
import type { Actor } from "@/lib/actor";
import { type AppErrorCode, isAppError } from "@/lib/errors";
import { log } from "./log";
import { findActor, findIdleActor } from "./session";
import { translateKey } from "./translate";

const STATUS = { forbidden: 404, not_found: 404, conflict: 409, invalid: 422 } as const satisfies Record<
  AppErrorCode,
  number
>;
const LARGEST_BODY = 1_048_576;

export function jsonError(status: number, code: string, message: string, extra: object = {}): Response {
  return Response.json({ error: { code, message, ...extra } }, { status, headers: { "Cache-Control": "no-store" } });
}

/** Wraps a route handler: the session, the size of the body, refusals as JSON in the reader's language, the rest logged. */
export function routeHandler<C>(
  handle: (actor: Actor, request: Request, context: C) => Promise<Response>,
  { largestBody = LARGEST_BODY, countsAsUse = true }: { largestBody?: number; countsAsUse?: boolean } = {},
) {
  return async (request: Request, context: C): Promise<Response> => {
    const t = await getTranslations();
    const actor = await (countsAsUse ? findActor() : findIdleActor());
    if (actor === null) return jsonError(401, "signed_out", t("errors.signedOut"));
    if (!isSameOrigin(request)) return jsonError(403, "forbidden", t("errors.forbidden"));
    if (Number(request.headers.get("content-length") ?? 0) > largestBody)
      return jsonError(413, "too_large", t("errors.tooLarge"));
    try {
      const response = await handle(actor, request, context);
      if (!response.headers.has("Cache-Control")) response.headers.set("Cache-Control", "no-store");
      return response;
    } catch (error) {
      if (isAppError(error))
        return jsonError(STATUS[error.code], error.code, translateKey(t, error.messageKey, error.params));
      log.error({ error, requestId: actor.requestId, path: new URL(request.url).pathname }, "route handler failed");
      return jsonError(500, "failed", t("errors.failed", { requestId: actor.requestId }));
    }
  };
}

// Server actions are checked by Next itself; a handler that writes has to ask where the request comes from.
function isSameOrigin(request: Request): boolean {
  if (request.method === "GET" || request.method === "HEAD") return true;
  const site = request.headers.get("sec-fetch-site");
  if (site !== null) return site === "same-origin";
  const origin = request.headers.get("origin");
  return origin !== null && new URL(origin).host === request.headers.get("host");
}
