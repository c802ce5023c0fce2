"use client";

import { useTranslations } from "next-intl";
import { useActionFormState } from "@/components/action-form-context";
import { TextArea } from "@/components/text-area";

/** Asks for an explanation once the answer has shown what looks wrong, and sends back what was shown. */
export function ExplainWarnings() {
  const t = useTranslations("awards");
  const { state } = useActionFormState();
  const errors = state.fieldErrors ?? {};
  const shown = errors["explanation"]
    ? Object.keys(errors).filter((field) => field !== "explanation")
    : (state.values?.["explained"] ?? "").split(" ").filter(Boolean);
  if (shown.length === 0) return null;
  return (
    <div className="form-width">
      <input type="hidden" name="explained" value={shown.join(" ")} />
      <TextArea
        name="explanation"
        label={t("form.explanation")}
        help={t("form.explanationHelp")}
        rows={2}
        isRequired
        maxLength={1000}
      />
    </div>
  );
}
