"use client";

import { useActionFormState } from "@/components/action-form-context";
import { Checkbox } from "@/components/checkbox";

/** Appears once a warning was given that the writer may pass over after checking. */
export function ConfirmAnyway({ label }: { label: string }) {
  const { state } = useActionFormState();
  const isAsked = state.fieldErrors?.["confirm"] !== undefined || state.values?.["confirm"] === "on";
  return isAsked ? <Checkbox name="confirm" label={label} /> : null;
}
