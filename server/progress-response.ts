import { getTranslations } from "next-intl/server";
import type { Actor } from "@/lib/actor";
import { AppError, isAppError } from "@/lib/errors";
import { log } from "./log";
import { translateKey } from "./translate";

/**
 * Answers a long work with a line of JSON for each of its steps and a last one with its outcome. What is refused before the
 * first step is thrown; a reader who leaves makes the next step throw, so that the work undoes itself.
 */
export async function progressResponse(
  actor: Actor,
  work: (tell: (step: object) => void) => Promise<object>,
): Promise<Response> {
  const t = await getTranslations();
  const waiting: object[] = [];
  let send: ((line: object) => void) | null = null;
  let isGone = false;
  let begin: (() => void) | null = null;
  const begun = new Promise<void>((resolve) => {
    begin = resolve;
  });
  const outcome = work((step) => {
    if (isGone) throw new AppError("conflict", "errors.conflict");
    if (send === null) waiting.push(step);
    else send(step);
    begin?.();
  });
  await Promise.race([outcome, begun]);
  const describe = (error: unknown) => {
    if (isAppError(error)) return { error: { message: translateKey(t, error.messageKey, error.params) } };
    log.error({ error, requestId: actor.requestId }, "work in steps failed");
    return { error: { message: t("errors.failed", { requestId: actor.requestId }) } };
  };
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const encoder = new TextEncoder();
      send = (line) => controller.enqueue(encoder.encode(`${JSON.stringify(line)}\n`));
      for (const step of waiting) send(step);
      const end = (line: object) => {
        if (isGone) return;
        send?.(line);
        controller.close();
      };
      outcome.then(end, (error: unknown) => end(describe(error)));
    },
    cancel() {
      isGone = true;
    },
  });
  return new Response(body, { headers: { "Content-Type": "application/x-ndjson", "X-Accel-Buffering": "no" } });
}
