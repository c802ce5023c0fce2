"use client";

import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { buttonClass } from "@/components/button-class";
import { Select } from "@/components/select";
import { type Assigned, type FindAssigned, useAssigned } from "./use-assigned";

interface Target {
  value: string;
  label: string;
}

interface AssignmentProps {
  /** The field's name: those that are named go in it, each with its target. */
  name: string;
  of: "people" | "units";
  title: string;
  rows: readonly Assigned[];
  /** How many there are, listed or not. */
  total: number;
  /** Finds those who are not in the list. */
  find?: FindAssigned | undefined;
  targets: readonly Target[];
  /** The name of the field for all who are not named; without it, another field says so. */
  defaultName?: string;
}

/** Who goes where: all to one place, and single ones, or all that are found and ticked, to another. */
export function Assignment({ name, of, title, rows, total, find, targets, defaultName }: AssignmentProps) {
  const t = useTranslations("reorganisations.assignment");
  const [placed, setPlaced] = useState<ReadonlyMap<string, string>>(new Map());
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [bulk, setBulk] = useState("");
  const [search, setSearch] = useState("");
  const { shown, isSearching, hasFailed } = useAssigned({ rows, total, find, search });
  const place = (ids: readonly string[], target: string) => {
    const next = new Map(placed);
    for (const id of ids)
      if (target === "") next.delete(id);
      else next.set(id, target);
    setPlaced(next);
  };
  const tick = (ids: readonly string[], isTicked: boolean) => {
    const next = new Set(ticked);
    for (const id of ids)
      if (isTicked) next.add(id);
      else next.delete(id);
    setTicked(next);
  };
  const options = targets.map(({ value, label }) => (
    <option key={value} value={value}>
      {label}
    </option>
  ));
  const isPeople = of === "people";
  const isBounded = search === "" && rows.length < total;
  return (
    <fieldset className="flex min-w-0 flex-col gap-3 border-t border-line pt-4">
      <legend className="float-left mb-1 w-full text-h3 font-semibold">{title}</legend>
      {defaultName !== undefined && (
        <Select
          name={defaultName}
          label={t(isPeople ? "default" : "defaultUnits", { count: total - placed.size })}
          options={targets}
        />
      )}
      {rows.length > 0 && (
        <details className="group">
          <summary className="flex cursor-pointer list-none items-center gap-1.5 py-2 font-medium text-blue">
            <ChevronRight aria-hidden className="size-4.5 transition-transform duration-100 group-open:rotate-90" />
            {t(isPeople ? "oneByOne" : "oneByOneUnits", { count: placed.size })}
          </summary>
          <div className="flex flex-col gap-3 pt-2">
            <input
              type="search"
              aria-label={t(isPeople ? "filter" : "filterUnits")}
              placeholder={t(isPeople ? "filter" : "filterUnits")}
              className="control"
              value={search}
              onChange={(event) => setSearch(event.currentTarget.value)}
            />
            <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
              <output className="text-label text-ink-soft">
                {isSearching ? t("searching") : hasFailed ? t("failed") : t("found", { count: shown.length })}
              </output>
              {shown.length > 0 && (
                <button
                  type="button"
                  className={buttonClass("quiet", "small")}
                  onClick={() =>
                    tick(
                      shown.map((row) => row.id),
                      true,
                    )
                  }
                >
                  {t("tickFound", { count: shown.length })}
                </button>
              )}
            </div>
            <ul className="max-h-96 divide-y divide-line overflow-y-auto rounded-control border border-line-strong bg-raised px-3">
              {shown.map((row) => (
                <li key={row.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
                  <label className="flex min-w-0 flex-1 basis-48 cursor-pointer items-start gap-3">
                    <input
                      type="checkbox"
                      className="mt-0.75 size-5 shrink-0 accent-ink"
                      checked={ticked.has(row.id)}
                      onChange={(event) => tick([row.id], event.currentTarget.checked)}
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
            {isBounded && <p className="text-label text-ink-soft">{t("bounded", { shown: rows.length, total })}</p>}
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
          </div>
        </details>
      )}
      {/* In one field: thousands may be named, and a form has room for fewer fields. */}
      <input type="hidden" name={name} value={[...placed].map(([id, target]) => `${id}=${target}`).join(",")} />
    </fieldset>
  );
}
