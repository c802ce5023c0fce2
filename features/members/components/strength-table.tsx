import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { DataTable } from "@/components/data-table";
import { FormMessage } from "@/components/form-message";
import { formatNumber } from "@/lib/format";
import { addressOf } from "../rules/addresses";
import { type ChangeLine, isBalanced, type Side, type StrengthTable as Table, TREE_KIND } from "../rules/strength";

interface Line {
  key: string;
  code: string;
  label: ReactNode;
  people: ReactNode;
}

interface StrengthTableProps {
  table: Table;
  /** What the table's address holds, which the lists behind its figures keep. */
  address: Readonly<Record<string, string | undefined>>;
  caption: string;
}

/** The increase/decrease table: every line with its code, every figure open to the people behind it. */
export async function StrengthTable({ table, address, caption }: StrengthTableProps) {
  const [t, locale] = await Promise.all([getTranslations("changes"), getLocale()]);
  const lines = (side: Side): Line[] =>
    table.lines.filter((line) => line.side === side).map((line) => lineOf(address, line, locale));
  const { opening, closing, increases, decreases } = table;
  const rows: Line[] = [
    totalLine("opening", t("balance.opening"), opening.total),
    totalLine("increases", t("balance.increases"), increases),
    ...lines("in"),
    totalLine("decreases", t("balance.decreases"), decreases),
    ...lines("out"),
    totalLine("closing", t("balance.closing"), closing.total),
    {
      key: "official",
      code: "",
      label: <span className="font-normal">{t("balance.official")}</span>,
      people: formatNumber(closing.official),
    },
    {
      key: "probationary",
      code: "",
      label: <span className="font-normal">{t("balance.probationary")}</span>,
      people: formatNumber(closing.probationary),
    },
    ...(lines("neutral").length === 0
      ? []
      : [{ key: "within", code: "", label: <strong>{t("balance.neutral")}</strong>, people: "" }]),
    ...lines("neutral"),
  ];
  const figures = {
    opening: formatNumber(opening.total),
    increases: formatNumber(increases),
    decreases: formatNumber(decreases),
    closing: formatNumber(closing.total),
    official: formatNumber(closing.official),
    probationary: formatNumber(closing.probationary),
  };
  return (
    <div className="flex max-w-200 flex-col gap-4">
      {isBalanced(table) ? (
        <FormMessage tone="success">{t("balance.holds", figures)}</FormMessage>
      ) : (
        <FormMessage tone="error">{t("balance.fails", figures)}</FormMessage>
      )}
      <DataTable
        caption={caption}
        rows={rows}
        rowKey={(row) => row.key}
        columns={[
          { key: "code", header: t("balance.code"), width: "w-20", cell: (row) => row.code },
          { key: "label", header: t("balance.line"), isRowHeader: true, cell: (row) => row.label },
          {
            key: "people",
            header: t("balance.people"),
            align: "end",
            width: "w-32",
            cell: (row) => <span className="figures">{row.people}</span>,
          },
        ]}
      />
    </div>
  );
}

function lineOf(address: StrengthTableProps["address"], line: ChangeLine, locale: string): Line {
  const { kind, side } = line;
  const href =
    kind === TREE_KIND
      ? addressOf("/changes/table/units", { ...address, side })
      : addressOf("/changes", { ...address, kind, side });
  return {
    key: `${kind}-${side}`,
    code: line.line,
    label: <span className="font-normal">{locale === "en" ? line.nameEn : line.nameVi}</span>,
    people: (
      <a href={href} className="text-link">
        {formatNumber(line.people)}
      </a>
    ),
  };
}

function totalLine(key: string, label: string, people: number): Line {
  return { key, code: "", label: <strong>{label}</strong>, people: <strong>{formatNumber(people)}</strong> };
}
