"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useState } from "react";
import { RadioGroup } from "@/components/radio-group";

/** By a decision, or as it has been since before the register was opened. */
export function BasisFields({ children }: { children: ReactNode }) {
  const t = useTranslations("reorganisations.basis");
  const [basis, setBasis] = useState("decision");
  return (
    <>
      <RadioGroup
        name="basis"
        label={t("label")}
        defaultValue="decision"
        options={[
          { value: "decision", label: t("decision") },
          { value: "none", label: t("none"), help: t("noneHelp") },
        ]}
        onValueChange={setBasis}
      />
      {basis === "decision" && children}
    </>
  );
}
