import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { DataTable } from "@/components/data-table";
import { FormMessage } from "@/components/form-message";
import { addDays, today } from "@/lib/dates";
import { formatNumber } from "@/lib/format";
import { addressOf } from "../rules/addresses";
import type { Counted } from "../rules/events";
import {
  type ChangeLine,
  coverOf,
  isBalanced,
  type Side,
  type StrengthTable as Table,
  TREE_KIND,
} from "../rules/strength";

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
  const { from, to } = coverOf({ ...table, onDay: address["on"] });
  const eve = addDays(from, -1);
  // The register knows the tree of the day alone; of a quarter not over yet, the day is today.
  const stockHref = (day: string, standing?: Counted) =>
    table.tree === "now"
      ? undefined
      : addressOf("/members", {
          unit: table.unitId,
          on: [day, today()].toSorted()[0],
          standing,
          known: address["known"],
        });
  const rows: Line[] = [
    totalLine("opening", t("balance.opening"), opening.total, stockHref(eve)),
    totalLine("increases", t("balance.increases"), increases, flowHref(table, address, "in")),
    ...lines("in"),
    totalLine("decreases", t("balance.decreases"), decreases, flowHref(table, address, "out")),
    ...lines("out"),
    totalLine("closing", t("balance.closing"), closing.total, stockHref(to)),
    {
      key: "official",
      code: "",
      label: <span className="font-normal">{t("balance.official")}</span>,
      people: <Figure people={closing.official} href={stockHref(to, "official")} />,
    },
    {
      key: "probationary",
      code: "",
      label: <span className="font-normal">{t("balance.probationary")}</span>,
      people: <Figure people={closing.probationary} href={stockHref(to, "probationary")} />,
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
    people: <Figure people={line.people} href={href} />,
  };
}

function totalLine(key: string, label: string, people: number, href: string | undefined): Line {
  const figure = (
    <strong>
      <Figure people={people} href={href} />
    </strong>
  );
  return { key, code: "", label: <strong>{label}</strong>, people: figure };
}

// Units that came or went stand in the sum as well, and have no entry of their own.
function flowHref(table: Table, address: StrengthTableProps["address"], side: "in" | "out"): string | undefined {
  const isLedger = table.lines.every((line) => line.side !== side || line.kind !== TREE_KIND);
  return isLedger ? addressOf("/changes", { ...address, side }) : undefined;
}

function Figure({ people, href }: { people: number; href: string | undefined }) {
  if (people === 0 || href === undefined) return formatNumber(people);
  return (
    <a href={href} className="text-link">
      {formatNumber(people)}
    </a>
  );
}
