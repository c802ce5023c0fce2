"use client";

import { useTranslations } from "next-intl";
import { Checkbox } from "@/components/checkbox";

interface UnitKindBoxesProps {
  kinds: readonly { readonly code: string; readonly name: string }[];
  chosen: readonly string[];
}

/** Which kinds of units are asked; none ticked means all. */
export function UnitKindBoxes({ kinds, chosen }: UnitKindBoxesProps) {
  const t = useTranslations("forms");
  return (
    <fieldset className="flex min-w-0 flex-col">
      <legend className="mb-1 text-label font-medium">{t("answeredBy")}</legend>
      <p className="text-label text-ink-soft">{t("answeredByHelp")}</p>
      {kinds.map(({ code, name }) => (
        <Checkbox key={code} name={`answeredBy.${code}`} label={name} defaultChecked={chosen.includes(code)} />
      ))}
    </fieldset>
  );
}
