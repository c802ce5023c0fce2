"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import type { FormState } from "@/lib/form-state";
import { FormMessage } from "./form-message";

interface ErrorSummaryProps {
  state: FormState;
  formId: string;
  labels: ReadonlyMap<string, string>;
}

interface ErrorLine {
  fieldId: string;
  text: string;
}

export function ErrorSummary({ state, formId, labels }: ErrorSummaryProps) {
  const t = useTranslations("components");
  const box = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (state.status === "error") box.current?.focus();
  }, [state]);

  if (state.status !== "error") return null;
  const lines = Object.entries(state.fieldErrors ?? {}).flatMap(([name, messages]) =>
    messages.map((message) => errorLine(formId, name, labels.get(name), message)),
  );
  return (
    <div ref={box} tabIndex={-1} role="alert" className="rounded-control">
      <FormMessage tone="error" title={state.message ?? t("errorSummary")}>
        {lines.length > 0 && (
          <ul className="mt-1 list-disc pl-5">
            {lines.map((line) => (
              <li key={`${line.fieldId}${line.text}`}>
                {line.fieldId ? (
                  <a
                    href={`#${line.fieldId}`}
                    className="text-link"
                    onClick={(event) => focusField(event, line.fieldId)}
                  >
                    {line.text}
                  </a>
                ) : (
                  line.text
                )}
              </li>
            ))}
          </ul>
        )}
      </FormMessage>
    </div>
  );
}

function errorLine(formId: string, name: string, label: string | undefined, message: string): ErrorLine {
  return label ? { fieldId: `${formId}-${name}`, text: `${label}: ${message}` } : { fieldId: "", text: message };
}

function focusField(event: { preventDefault: () => void }, fieldId: string) {
  const field = document.getElementById(fieldId);
  if (!field) return;
  event.preventDefault();
  field.scrollIntoView({ block: "center" });
  field.focus();
}
