"use client";

import { Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ClipboardEvent } from "react";
import { useState } from "react";
import { v4 as uuid } from "uuid";
import { Button } from "@/components/button";
import { Select } from "@/components/select";
import { TextField } from "@/components/text-field";

interface KindOption {
  value: string;
  label: string;
}

interface NewUnitsProps {
  kinds: readonly KindOption[];
  least: number;
  most: number;
  onNames?: (names: readonly string[]) => void;
}

interface Row {
  readonly key: string;
  readonly name: string;
}

/** The units to be founded, a row each; a list copied from a sheet fills one row for each of its lines. */
export function NewUnits({ kinds, least, most, onNames }: NewUnitsProps) {
  const t = useTranslations("reorganisations.newUnits");
  const [rows, setRows] = useState<readonly Row[]>(() => Array.from({ length: least }, () => emptyRow()));
  const change = (next: readonly Row[]) => {
    setRows(next);
    onNames?.(next.map((row) => row.name));
  };
  const rename = (key: string, name: string) => change(rows.map((row) => (row.key === key ? { ...row, name } : row)));
  const paste = (event: ClipboardEvent, place: number) => {
    const lines = event.clipboardData
      .getData("text")
      .split(/\r?\n/)
      .map((line) => line.split("\t")[0]?.trim() ?? "")
      .filter(Boolean);
    if (lines.length < 2 || most === 1) return;
    event.preventDefault();
    const pasted = lines.slice(0, most - place).map((name) => ({ ...emptyRow(), name }));
    change([...rows.slice(0, place), ...pasted, ...rows.slice(place + 1)].slice(0, most));
  };
  return (
    <fieldset className="flex min-w-0 flex-col gap-4 border-t border-line pt-4">
      <legend className="float-left mb-3 w-full text-h3 font-semibold">{most === 1 ? t("one") : t("many")}</legend>
      {most > 1 && <p className="-mt-2 text-label text-ink-soft">{t("pasteHelp")}</p>}
      {rows.map((row, place) => {
        const number = String(place + 1);
        const names = most === 1 ? { name: t("name"), kind: t("kind"), code: t("code"), docCode: t("docCode") } : null;
        return (
          <div key={row.key} className="flex flex-col gap-3 rounded-control border border-line bg-raised p-4">
            <div onPaste={(event) => paste(event, place)}>
              <TextField
                key={`${row.key}-name`}
                name={`units.${String(place)}.name`}
                label={names?.name ?? t("nameNumber", { number })}
                isRequired
                maxLength={200}
                defaultValue={row.name}
                onValueChange={(name) => rename(row.key, name)}
              />
            </div>
            <div className="grid items-end gap-3 sm:grid-cols-[1fr_7rem_8rem]">
              <Select
                name={`units.${String(place)}.kind`}
                label={names?.kind ?? t("kindNumber", { number })}
                isRequired
                placeholder={t("chooseKind")}
                options={kinds}
              />
              <TextField
                name={`units.${String(place)}.code`}
                label={names?.code ?? t("codeNumber", { number })}
                maxLength={40}
              />
              <TextField
                name={`units.${String(place)}.docCode`}
                label={names?.docCode ?? t("docCodeNumber", { number })}
                maxLength={40}
              />
            </div>
            {rows.length > least && (
              <div>
                <Button
                  variant="quiet"
                  size="small"
                  icon={<Trash2 aria-hidden className="size-4" />}
                  onClick={() => change(rows.filter((one) => one.key !== row.key))}
                >
                  {t("remove", { number })}
                </Button>
              </div>
            )}
          </div>
        );
      })}
      {rows.length < most && (
        <div>
          <Button icon={<Plus aria-hidden className="size-4" />} onClick={() => change([...rows, emptyRow()])}>
            {t("add")}
          </Button>
        </div>
      )}
    </fieldset>
  );
}

function emptyRow(): Row {
  return { key: uuid(), name: "" };
}
