import type { SaveAnswer, SendField } from "./draft-saver";

interface AnswerBody {
  readonly version?: number;
  readonly at?: string;
  readonly error?: { readonly message?: string; readonly version?: number; readonly theirs?: unknown };
}

const SAVE_AGAIN = new Set([408, 425, 429]);

/** Sends a field of a draft ("figure:KN", "narrative:results") to the server and reads what became of it. */
export function makeSendField(reportId: string): SendField {
  return async (key, payload, baseVersion): Promise<SaveAnswer> => {
    const [kind, code = ""] = key.split(":");
    const isFigure = kind === "figure";
    const response = await fetch(`/api/reports/${reportId}/${isFigure ? "figures" : "narratives"}`, {
      method: "PATCH",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ ...payload, [isFigure ? "indicator" : "section"]: code, baseVersion }),
    });
    if (response.status === 401) return { status: "signedOut" };
    if (response.status >= 500 || SAVE_AGAIN.has(response.status)) return { status: "offline" };
    const { version, at, error }: AnswerBody = await response.json();
    if (response.ok && version !== undefined && at !== undefined) return { status: "saved", version, at };
    if (error?.version !== undefined) return { status: "conflict", version: error.version, theirs: error.theirs };
    return { status: "refused", message: error?.message ?? "" };
  };
}
