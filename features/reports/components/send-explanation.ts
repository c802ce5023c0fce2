import type { FieldAnswer } from "./draft-fields";
import type { SaveAnswer, SendFields, SentField } from "./draft-saver";

interface AnswerBody {
  readonly version?: number;
  readonly error?: { readonly message?: string; readonly version?: number; readonly theirs?: string };
}

const SAVE_AGAIN = new Set([408, 425, 429]);
const PATIENCE_MS = 30_000;

/** Sends what is said to findings ("explanation:<name>") to the server as `writer`, one after another. */
export function makeSendExplanations(reportId: string, writer: string): SendFields {
  return async (entries): Promise<SaveAnswer> => {
    const answers = new Map<string, FieldAnswer>();
    for (const entry of entries) {
      const answer = await sendOne(reportId, writer, entry);
      if (typeof answer === "string") return { status: answer };
      answers.set(entry.field, answer);
    }
    return { status: "answered", entries: answers };
  };
}

async function sendOne(
  reportId: string,
  writer: string,
  { field, baseVersion, value }: SentField,
): Promise<FieldAnswer | "signedOut" | "offline"> {
  const finding = field.slice(field.indexOf(":") + 1);
  const response = await fetch(`/api/reports/${reportId}/explanations`, {
    method: "PATCH",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ writer, finding, baseVersion, ...value }),
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  if (response.status === 401) return "signedOut";
  if (response.status >= 500 || SAVE_AGAIN.has(response.status)) return "offline";
  const { version, error }: AnswerBody = await response.json();
  const at = new Date().toISOString();
  if (response.ok && version !== undefined) return { status: "saved", version, at };
  if (error?.version !== undefined) {
    return { status: "conflict", version: error.version, theirs: { body: error.theirs ?? "" }, by: null, at };
  }
  return { status: "refused", message: error?.message ?? "" };
}
