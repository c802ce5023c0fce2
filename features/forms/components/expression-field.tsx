"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { Button } from "@/components/button";
import { ComboBox } from "@/components/combo-box";
import { Field } from "@/components/field";
import type { Checked } from "../rules/language";
import { LONGEST } from "../rules/limits";

export interface CodeOption {
  readonly code: string;
  readonly name: string;
}

interface ExpressionFieldProps {
  name: string;
  label: string;
  help: string;
  defaultValue: string | undefined;
  indicators: readonly CodeOption[];
  /** What it has to come out as; a ratio is two numbers. */
  expected: "bool" | "number" | "ratio";
}

/** An expression with its indicators at hand; it is read as soon as the field is left, and what is wrong is told. */
export function ExpressionField({ name, label, help, defaultValue, indicators, expected }: ExpressionFieldProps) {
  const t = useTranslations("forms");
  const tm = useTranslations();
  const area = useRef<HTMLTextAreaElement>(null);
  const [chosen, setChosen] = useState("");
  const [checked, setChecked] = useState<Checked | null>(null);

  async function check() {
    const text = area.current?.value.trim() ?? "";
    if (text === "") return setChecked(null);
    const codes = new Set(indicators.map(({ code }) => code));
    // The reader of expressions is fetched only by those who write one.
    const [{ checkExpression }, { checkFormula }] = await Promise.all([
      import("../rules/language"),
      import("../rules/formula"),
    ]);
    return setChecked(expected === "bool" ? checkExpression(text, codes, "bool") : checkFormula(text, expected, codes));
  }

  function insert() {
    const input = area.current;
    if (input === null || chosen === "") return;
    input.setRangeText(chosen, input.selectionStart, input.selectionEnd, "end");
    input.dispatchEvent(new Event("input", { bubbles: true }));
    input.focus();
  }

  return (
    <div className="flex flex-col gap-3">
      <Field name={name} label={label} help={help} defaultValue={defaultValue} isRequired>
        {(control) => (
          <textarea
            {...control}
            ref={area}
            rows={2}
            maxLength={LONGEST.expression}
            spellCheck={false}
            autoCapitalize="off"
            className="control field-sizing-content resize-y py-2 leading-normal!"
            onBlur={() => void check()}
          />
        )}
      </Field>
      <output className="text-label text-ink-soft empty:hidden">
        {checked !== null &&
          (checked.ok
            ? t("expressionReads", { names: checked.uses.join(", ") || "–" })
            : `${tm(checked.message)}${checked.at === null ? "" : ` ${t("atCharacter", { at: checked.at + 1 })}`}`)}
      </output>
      <div className="flex flex-wrap items-end gap-3">
        <div className="min-w-56 flex-1">
          <ComboBox
            name={`${name}Insert`}
            label={t("insertIndicator")}
            options={indicators.map((one) => ({ value: one.code, label: `${one.code} – ${one.name}` }))}
            onValueChange={setChosen}
          />
        </div>
        <Button onClick={insert} isDisabled={chosen === ""}>
          {t("insert")}
        </Button>
      </div>
      <details className="text-label">
        <summary className="text-link w-fit cursor-pointer">{t("language.help.title")}</summary>
        <dl className="mt-2 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 max-sm:grid-cols-1">
          {EXAMPLES.map((example) => (
            <div key={example} className="col-span-full grid grid-cols-subgrid">
              <dt>
                <code>{TEXTS[example]}</code>
              </dt>
              <dd className="text-ink-soft">{t(`language.help.${example}`)}</dd>
            </div>
          ))}
        </dl>
      </details>
    </div>
  );
}

const EXAMPLES = ["notMore", "sum", "before", "lastYear", "cumulative", "register", "blank", "either"] as const;
const TEXTS = {
  notMore: "KN_NU <= KN",
  sum: "DV == DV_CT + DV_DB",
  before: "DV_DK == prev.DV",
  lastYear: "KN >= lastYear.KN",
  cumulative: "ytd.KN <= target.KN",
  register: "KN == register.KN",
  blank: "sum(KN, coalesce(KN_NU, 0))",
  either: "KN == 0 || answered(KN_NU)",
} as const satisfies Record<(typeof EXAMPLES)[number], string>;
