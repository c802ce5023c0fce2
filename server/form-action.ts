import { getTranslations } from "next-intl/server";
import { redirect, unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import type { Actor } from "@/lib/actor";
import { type FieldErrors, isAppError } from "@/lib/errors";
import type { FormState } from "@/lib/form-state";
import { readForm } from "./form-data";
import { log } from "./log";
import { findActor } from "./session";
import { type Translate, translateKey } from "./translate";

export interface Done {
  /** A key of the messages, shown when the form stays. */
  readonly message?: string;
  readonly params?: Record<string, string | number>;
  readonly redirectTo?: string;
  /** What the form has to show afterwards, such as a link that can be read only now. */
  readonly values?: Record<string, string>;
  /** The form goes on with what was typed: this answer is not its last. */
  readonly keepsTyped?: boolean;
}

/** A server action of a form: parses, runs the command as the signed-in actor, answers in the reader's language. */
export function formAction<S extends z.ZodType>(schema: S, run: (actor: Actor, input: z.output<S>) => Promise<Done>) {
  return async (_previous: FormState, formData: FormData): Promise<FormState> => {
    const t = await getTranslations();
    const { values, fields } = readForm(formData);
    const actor = await findActor();
    // What was typed stays on the screen while its writer signs in again.
    if (actor === null) return { status: "signed_out", message: t("errors.signedOut"), values };
    const parsed = schema.safeParse(fields);
    if (!parsed.success) {
      return { status: "error", message: t("errors.checkFields"), fieldErrors: issuesByField(t, parsed.error), values };
    }
    try {
      const done = await run(actor, parsed.data);
      if (done.redirectTo !== undefined) redirect(done.redirectTo);
      return {
        status: "success",
        message: done.message === undefined ? undefined : translateKey(t, done.message, done.params),
        values: done.keepsTyped === true ? { ...values, ...done.values } : done.values,
      };
    } catch (error) {
      unstable_rethrow(error);
      if (!isAppError(error)) {
        log.error({ error, requestId: actor.requestId }, "form action failed");
        return { status: "error", message: t("errors.failed", { requestId: actor.requestId }), values };
      }
      return {
        status: "error",
        message: translateKey(t, error.messageKey, error.params),
        fieldErrors: translated(t, error.fieldErrors, error.params),
        values,
        params: error.params,
      };
    }
  };
}

function translated(
  t: Translate,
  errors: FieldErrors | undefined,
  params?: Record<string, string | number>,
): FieldErrors {
  const entries = Object.entries(errors ?? {});
  return Object.fromEntries(entries.map(([field, keys]) => [field, keys.map((key) => translateKey(t, key, params))]));
}

function issuesByField(t: Translate, error: z.ZodError): FieldErrors {
  const errors: FieldErrors = {};
  for (const issue of error.issues) {
    const field = issue.path.join(".");
    const [key, params] = issueKey(issue);
    (errors[field] ??= []).push(translateKey(t, key, params));
  }
  return errors;
}

// A schema names its message by key; what it leaves to Zod is told by the kind of issue.
function issueKey(issue: z.core.$ZodIssue): [string, Record<string, string | number>?] {
  if (/^[a-z][A-Za-z]*(\.[A-Za-z]+)+$/.test(issue.message)) return [issue.message];
  if (issue.code === "too_big") return ["errors.tooLong", { limit: Number(issue.maximum) }];
  if (issue.code === "too_small" && issue.origin === "string") return ["errors.required"];
  if (issue.code === "too_small") return ["errors.tooSmall", { limit: Number(issue.minimum) }];
  if (issue.code === "invalid_type" && issue.input === undefined) return ["errors.required"];
  return ["errors.invalid"];
}
