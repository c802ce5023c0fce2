"use client";

import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { buttonClass } from "@/components/button-class";
import { Select } from "@/components/select";
import { fold } from "@/lib/vietnamese";

export interface Assigned {
  id: string;
  label: string;
  detail: string;
}

interface Target {
  value: string;
  label: string;
}

interface AssignmentProps {
  /** The field's name: each one that is named goes as name.<id>. */
  name: string;
  title: string;
  rows: readonly Assigned[];
  /** Those who are not in the list go where all go who are not named. */
  more: number;
  targets: readonly Target[];
  /** The name of the field for all who are not named; without it, another field says so. */
  defaultName?: string;
}

/** Who goes where: all to one place, and single ones, or all that are ticked, to another. */
export function Assignment({ name, title, rows, more, targets, defaultName }: AssignmentProps) {
  const t = useTranslations("reorganisations.assignment");
  const [placed, setPlaced] = useState<ReadonlyMap<string, string>>(new Map());
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [bulk, setBulk] = useState("");
  const [search, setSearch] = useState("");
  const shown = useMemo(() => {
    const words = fold(search).split(" ");
    return rows.filter((row) => words.every((word) => fold(`${row.label} ${row.detail}`).includes(word)));
  }, [rows, search]);
  const place = (ids: readonly string[], target: string) => {
    const next = new Map(placed);
    for (const id of ids)
      if (target === "") next.delete(id);
      else next.set(id, target);
    setPlaced(next);
  };
  const tick = (id: string, isTicked: boolean) => {
    const next = new Set(ticked);
    if (isTicked) next.add(id);
    else next.delete(id);
    setTicked(next);
  };
  const options = targets.map(({ value, label }) => (
    <option key={value} value={value}>
      {label}
    </option>
  ));
  return (
    <fieldset className="flex min-w-0 flex-col gap-3 border-t border-line pt-4">
      <legend className="float-left mb-1 w-full text-h3 font-semibold">{title}</legend>
      {defaultName !== undefined && <Select name={defaultName} label={t("default")} options={targets} />}
      {rows.length > 0 && (
        <details className="group">
          <summary className="flex cursor-pointer list-none items-center gap-1.5 py-2 font-medium text-blue">
            <ChevronRight aria-hidden className="size-4.5 transition-transform duration-100 group-open:rotate-90" />
            {t("oneByOne", { count: placed.size })}
          </summary>
          <div className="flex flex-col gap-3 pt-2">
            <input
              type="search"
              aria-label={t("filter")}
              placeholder={t("filter")}
              className="control"
              value={search}
              onChange={(event) => setSearch(event.currentTarget.value)}
            />
            <div className="flex flex-wrap items-center gap-3">
              <span className="text-label">{t("ticked", { count: ticked.size })}</span>
              <select
                aria-label={t("bulkTarget")}
                className="control min-w-0 flex-1 basis-48"
                value={bulk}
                onChange={(event) => setBulk(event.currentTarget.value)}
              >
                <option value="">{t("asDefault")}</option>
                {options}
              </select>
              <button
                type="button"
                className={buttonClass("secondary", "small")}
                disabled={ticked.size === 0}
                onClick={() => {
                  place([...ticked], bulk);
                  setTicked(new Set());
                }}
              >
                {t("bulk")}
              </button>
            </div>
            <ul className="max-h-96 divide-y divide-line overflow-y-auto rounded-control border border-line-strong bg-raised px-3">
              {shown.map((row) => (
                <li key={row.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
                  <label className="flex min-w-0 flex-1 basis-48 cursor-pointer items-start gap-3">
                    <input
                      type="checkbox"
                      className="mt-0.75 size-5 shrink-0 accent-ink"
                      checked={ticked.has(row.id)}
                      onChange={(event) => tick(row.id, event.currentTarget.checked)}
                    />
                    <span>
                      {row.label}
                      {row.detail && <span className="text-label text-ink-soft"> {row.detail}</span>}
                    </span>
                  </label>
                  <select
                    aria-label={t("target", { name: row.label })}
                    className="control w-auto min-w-0 flex-1 basis-44"
                    value={placed.get(row.id) ?? ""}
                    onChange={(event) => place([row.id], event.currentTarget.value)}
                  >
                    <option value="">{t("asDefault")}</option>
                    {options}
                  </select>
                </li>
              ))}
            </ul>
          </div>
        </details>
      )}
      {more > 0 && <p className="text-label text-ink-soft">{t("more", { count: more })}</p>}
      {[...placed].map(([id, target]) => (
        <input key={id} type="hidden" name={`${name}.${id}`} value={target} />
      ))}
    </fieldset>
  );
}
