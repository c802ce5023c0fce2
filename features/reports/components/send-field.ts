import type { FieldAnswer } from "./draft-fields";
import type { SaveAnswer, SendFields } from "./draft-saver";

interface AnswerBody {
  readonly entries?: readonly (FieldAnswer & { readonly field: string })[];
  readonly error?: { readonly code?: string; readonly message?: string };
}

const SAVE_AGAIN = new Set([408, 425, 429]);
const PATIENCE_MS = 30_000;

/** Sends fields of a draft ("figure:KN", "narrative:results") to the server as `writer`, and reads what became of each. */
export function makeSendFields(reportId: string, writer: string): SendFields {
  return async (entries): Promise<SaveAnswer> => {
    const response = await fetch(`/api/reports/${reportId}/entries`, {
      method: "PATCH",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ writer, entries }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (response.status === 401) return { status: "signedOut" };
    if (response.status >= 500 || SAVE_AGAIN.has(response.status)) return { status: "offline" };
    const { entries: answers, error }: AnswerBody = await response.json();
    if (response.ok && answers) {
      return { status: "answered", entries: new Map(answers.map((answer) => [answer.field, answer])) };
    }
    return { status: "refused", message: error?.message ?? "" };
  };
}
