import type { MessageParams } from "./errors";

/** What a form's server action answers; the texts in it are already in the reader's language. */
export interface FormState {
  status: "idle" | "error" | "success" | "signed_out";
  message?: string | undefined;
  fieldErrors?: Record<string, string[]> | undefined;
  values?: Record<string, string> | undefined;
  /** What a refusal is about, for a form that leads there. */
  params?: MessageParams | undefined;
  redirectTo?: string | undefined;
}

export type FormAction = (previous: FormState, formData: FormData) => Promise<FormState>;

export const idleFormState: FormState = { status: "idle" };
