"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { RadioGroup } from "@/components/radio-group";
import { Select } from "@/components/select";
import { RECIPIENTS, STRENGTHS } from "../rules/limits";
import { type KnownSources, readSource } from "../rules/sources";
import { type CodeOption, ExpressionField } from "./expression-field";

interface SourceFieldsProps {
  source: string | null;
  /** A ratio is entered, or reckoned from two formulas; no register has one. */
  isRatio: boolean;
  known: KnownSources;
  indicators: readonly CodeOption[];
}

/** Where the figure comes from: first from which register, then only what that one has. */
export function SourceFields({ source, isRatio, known, indicators }: SourceFieldsProps) {
  const t = useTranslations("forms");
  const isEnglish = useLocale() === "en";
  const was = readSource(source);
  const offered = isRatio ? (["entered", "formula"] as const) : REGISTERS;
  const [chosen, setChosen] = useState<string>(offered.find((one) => one === was.register) ?? "entered");
  const [form, setForm] = useState(was.register === "awards" ? was.detail : "");
  const register = offered.find((one) => one === chosen) ?? "entered";
  const optionsOf = (items: KnownSources["ledger"]) =>
    items.map(({ code, nameVi, nameEn }) => ({ value: code, label: isEnglish ? nameEn : nameVi }));
  const detailOf = (wanted: typeof register) => (was.register === wanted ? was.detail : "");
  return (
    <>
      <RadioGroup
        name="register"
        label={t("source")}
        defaultValue={register}
        options={offered.map((value) => ({
          value,
          label: t(`registers.${value}`),
          help: t(`registerHelp.${value}`),
        }))}
        onValueChange={setChosen}
        isRequired
      />
      {register === "ledger" && (
        <Select
          name="ledger"
          label={t("ledger")}
          help={t("ledgerHelp")}
          placeholder={t("choose")}
          options={optionsOf(known.ledger)}
          defaultValue={detailOf("ledger")}
          isRequired
        />
      )}
      {register === "strength" && (
        <Select
          name="strength"
          label={t("strength")}
          placeholder={t("choose")}
          options={STRENGTHS.map((value) => ({ value, label: t(`strengths.${value}`) }))}
          defaultValue={detailOf("strength")}
          isRequired
        />
      )}
      {register === "awards" && (
        <Select
          name="awards"
          label={t("awards")}
          placeholder={t("choose")}
          options={optionsOf(known.awards)}
          defaultValue={detailOf("awards")}
          onValueChange={setForm}
          isRequired
        />
      )}
      {register === "awards" && known.awards.some(({ code, hasMark }) => code === form && hasMark) && (
        <Select
          name="mark"
          label={t("mark")}
          placeholder={t("anyMark")}
          options={known.marks.map((years) => ({ value: String(years), label: t("years", { years }) }))}
          defaultValue={was.mark}
        />
      )}
      {register === "awards" && known.awards.some(({ code, hasMark }) => code === form && !hasMark) && (
        <Select
          name="mark"
          label={t("recipients")}
          placeholder={t("anyRecipient")}
          options={RECIPIENTS.map((value) => ({ value, label: t(`recipientKinds.${value}`) }))}
          defaultValue={was.mark}
        />
      )}
      {register === "formula" && (
        <ExpressionField
          name="formula"
          label={t("formula")}
          help={t(isRatio ? "ratioFormulaHelp" : "formulaHelp")}
          defaultValue={detailOf("formula")}
          indicators={indicators}
          expected={isRatio ? "ratio" : "number"}
        />
      )}
    </>
  );
}

const REGISTERS = ["entered", "ledger", "strength", "awards", "formula"] as const;
