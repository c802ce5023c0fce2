"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { RadioGroup } from "@/components/radio-group";
import { Assignment } from "./assignment";
import { NewUnits } from "./new-units";
import type { Assigned, FindAssigned } from "./use-assigned";

interface SplitFieldsProps {
  name: string;
  kinds: readonly { value: string; label: string }[];
  people: readonly Assigned[];
  /** How many members there are, listed or not. */
  total: number;
  find: FindAssigned | undefined;
  /** Units directly beneath it. */
  units: readonly Assigned[];
}

/** What a unit is split into, and who of it goes where. */
export function SplitFields({ name, kinds, people, total, find, units }: SplitFieldsProps) {
  const t = useTranslations("reorganisations.split");
  const [stays, setStays] = useState(false);
  const [names, setNames] = useState<readonly string[]>(["", ""]);
  const targets = [
    ...names.map((typed, place) => ({
      value: String(place),
      label: typed.trim() === "" ? t("targetNumber", { number: place + 1 }) : typed.trim(),
    })),
    ...(stays ? [{ value: "-1", label: t("stayIn", { name }) }] : []),
  ];
  return (
    <>
      <RadioGroup
        name="original"
        label={t("original")}
        isRequired
        defaultValue="ends"
        options={[
          { value: "ends", label: t("ends", { name }), help: t("endsHelp") },
          { value: "stays", label: t("stays", { name }), help: t("staysHelp") },
        ]}
        onValueChange={(value) => setStays(value === "stays")}
      />
      <NewUnits key={String(stays)} kinds={kinds} least={stays ? 1 : 2} most={20} onNames={setNames} />
      <Assignment
        name="assign"
        of="people"
        title={t("people", { count: total })}
        rows={people}
        total={total}
        find={find}
        targets={targets}
        defaultName="defaultTo"
      />
      {units.length > 0 && (
        <Assignment
          name="assignUnits"
          of="units"
          title={t("units", { count: units.length })}
          rows={units}
          total={units.length}
          targets={targets}
        />
      )}
    </>
  );
}
