"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/button";
import { ComboBox } from "@/components/combo-box";
import { Assignment } from "./assignment";
import type { PickedUnit } from "./unit-picker";
import type { Assigned, FindAssigned } from "./use-assigned";

interface EndingFieldsProps {
  people: readonly Assigned[];
  /** How many members there are, listed or not. */
  total: number;
  find: FindAssigned | undefined;
  holders: readonly PickedUnit[];
  parents: readonly PickedUnit[];
  /** The units directly beneath it, by name. */
  units: readonly string[];
  parentId: string | undefined;
}

const MOST_TARGETS = 10;

/** Where the members of an ending unit go, and where the units beneath it. */
export function EndingFields({ people, total, find, holders, parents, units, parentId }: EndingFieldsProps) {
  const t = useTranslations("reorganisations.ending");
  const [chosen, setChosen] = useState<readonly string[]>([""]);
  const labels = new Map(holders.map((unit) => [unit.value, unit.label]));
  const targets = chosen.map((value, place) => ({
    value: String(place),
    label: labels.get(value) ?? t("targetNumber", { number: place + 1 }),
  }));
  return (
    <>
      {total > 0 && (
        <fieldset className="flex min-w-0 flex-col gap-4 border-t border-line pt-4">
          <legend className="float-left mb-1 w-full text-h3 font-semibold">{t("receivers", { count: total })}</legend>
          {chosen.map((_value, place) => (
            <ComboBox
              key={String(place)}
              name={`targetIds.${String(place)}`}
              label={place === 0 ? t("target") : t("targetNumber", { number: place + 1 })}
              isRequired={place === 0}
              options={holders}
              onValueChange={(next) => setChosen(chosen.map((one, at) => (at === place ? next : one)))}
            />
          ))}
          {chosen.length < MOST_TARGETS && (
            <div>
              <Button icon={<Plus aria-hidden className="size-4" />} onClick={() => setChosen([...chosen, ""])}>
                {t("addTarget")}
              </Button>
            </div>
          )}
        </fieldset>
      )}
      {total > 0 && chosen.length > 1 && (
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
      )}
      {units.length > 0 && (
        <ComboBox
          name="childrenTo"
          label={t("childrenTo", { count: units.length })}
          help={t("childrenHelp", { names: units.slice(0, 5).join("; ") })}
          isRequired
          options={parents}
          defaultValue={parentId}
        />
      )}
    </>
  );
}
