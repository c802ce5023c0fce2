"use client";

import { useEffect, useState, useTransition } from "react";
import { ComboBox, type ComboBoxOption } from "@/components/combo-box";
import type { PlannedChange } from "../queries/preview-change";

export interface EffectText {
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly units: readonly {
    readonly unitName: string;
    readonly official: string | null;
    readonly probationary: string | null;
    readonly total: string;
  }[];
  readonly refusal: string | null;
}

interface Choice {
  readonly name: "memberId" | "unitId" | "toUnitId";
  readonly label: string;
  readonly help?: string;
  readonly search: (query: string) => Promise<readonly ComboBoxOption[]>;
  readonly defaultValue?: string | undefined;
  readonly defaultLabel?: string | undefined;
}

interface ChangeSubjectProps {
  readonly event: PlannedChange["event"];
  readonly choices: readonly Choice[];
  readonly describe: (planned: PlannedChange) => Promise<EffectText | null>;
  readonly words: Record<"title" | "waiting" | "unit" | "official" | "probationary" | "total", string>;
}

/** Whom and where a change is about, with what it will do to the strength, told before it is recorded. */
export function ChangeSubject({ event, choices, describe, words }: ChangeSubjectProps) {
  const [chosen, setChosen] = useState<Partial<Record<Choice["name"], string>>>(() =>
    Object.fromEntries(choices.map((choice) => [choice.name, choice.defaultValue ?? ""])),
  );
  const [effect, setEffect] = useState<EffectText | null>(null);
  const [isAsking, startAsking] = useTransition();
  const memberId = chosen.memberId ?? "";
  const unitId = chosen.unitId ?? chosen.toUnitId ?? "";

  useEffect(() => {
    let isCurrent = true;
    startAsking(async () => {
      const planned = { event, ...(memberId && { memberId }), ...(unitId && { unitId }) };
      const next = memberId || unitId ? await describe(planned) : null;
      if (isCurrent) startAsking(() => setEffect(next));
    });
    return () => {
      isCurrent = false;
    };
  }, [event, memberId, unitId, describe]);

  return (
    <>
      {choices.map(({ name, label, help, search, defaultValue, defaultLabel }) => (
        <ComboBox
          key={name}
          name={name}
          label={label}
          {...(help === undefined ? {} : { help })}
          isRequired
          searchAction={search}
          defaultValue={defaultValue}
          {...(defaultLabel === undefined ? {} : { defaultLabel })}
          onValueChange={(value) => setChosen((before) => ({ ...before, [name]: value }))}
        />
      ))}
      <div
        aria-live="polite"
        aria-busy={isAsking}
        className="rounded-control border border-line bg-raised px-4 py-3 text-label"
      >
        <p className="font-semibold">{words.title}</p>
        {effect === null ? <p className="text-ink-soft">{words.waiting}</p> : <Effect effect={effect} words={words} />}
      </div>
    </>
  );
}

function Effect({ effect, words }: { effect: EffectText; words: ChangeSubjectProps["words"] }) {
  const tellsStanding = effect.units.some((unit) => unit.official !== null);
  return (
    <>
      {effect.facts.length > 0 && (
        <dl className="mt-1 grid grid-cols-[auto_1fr] gap-x-4 gap-y-0.5">
          {effect.facts.map((fact) => (
            <div key={fact.label} className="col-span-full grid grid-cols-subgrid">
              <dt className="text-ink-soft">{fact.label}</dt>
              <dd>{fact.value}</dd>
            </div>
          ))}
        </dl>
      )}
      {effect.refusal && <p className="mt-2 font-medium text-red">{effect.refusal}</p>}
      {effect.units.length > 0 && (
        <div className="mt-2 overflow-x-auto">
          <table className="w-full figures [&_td]:py-1 [&_td]:pl-4 [&_td]:text-right [&_td]:whitespace-nowrap [&_th]:py-1 [&_th]:align-top">
            <thead className="text-small text-ink-soft [&_th]:font-medium">
              <tr>
                <th scope="col" className="text-left">
                  {words.unit}
                </th>
                {tellsStanding && (
                  <>
                    <th scope="col" className="pl-4 text-right whitespace-nowrap">
                      {words.official}
                    </th>
                    <th scope="col" className="pl-4 text-right whitespace-nowrap">
                      {words.probationary}
                    </th>
                  </>
                )}
                <th scope="col" className="pl-4 text-right whitespace-nowrap">
                  {words.total}
                </th>
              </tr>
            </thead>
            <tbody>
              {effect.units.map((unit) => (
                <tr key={unit.unitName}>
                  <th scope="row" className="text-left font-normal">
                    {unit.unitName}
                  </th>
                  {tellsStanding && (
                    <>
                      <td>{unit.official}</td>
                      <td>{unit.probationary}</td>
                    </>
                  )}
                  <td className="font-semibold">{unit.total}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}
