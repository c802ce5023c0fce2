import { CircleAlert, CircleCheck, TriangleAlert } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { DataTable } from "@/components/data-table";
import { TextLink } from "@/components/text-link";
import { formatNumber } from "@/lib/format";
import { translateKey } from "@/server/translate";
import type { ImportRow } from "../queries/get-import";
import type { RowProblem } from "../rules/import-rows";

/** Rows of a file as they were read, each with everything that is wrong or doubtful beside it. */
export async function ImportRows({ rows }: { rows: readonly ImportRow[] }) {
  const [t, tm] = await Promise.all([getTranslations("members.import"), getTranslations("members")]);
  return (
    <DataTable
      caption={t("rowsCaption")}
      isCaptionHidden
      isWide
      rows={rows}
      rowKey={({ rowNo }) => String(rowNo)}
      columns={[
        { key: "row", header: t("rowNo"), align: "end", cell: ({ rowNo }) => formatNumber(rowNo) },
        {
          key: "name",
          header: tm("fullName"),
          isRowHeader: true,
          width: "min-w-36",
          cell: ({ cells }) => cells.fullName ?? "–",
        },
        { key: "remarks", header: t("remarks"), width: "min-w-72", cell: (row) => <Remarks row={row} /> },
        { key: "birth", header: t("birth"), width: "min-w-40", cell: ({ cells }) => pair(cells.sex, cells.birthDate) },
        { key: "unit", header: tm("unit"), width: "min-w-44", cell: ({ cells, unitName }) => cells.unit ?? unitName },
        {
          key: "dates",
          header: t("dates"),
          width: "min-w-48",
          cell: ({ cells }) => pair(cells.admittedOn ?? cells.admissionDecidedOn, cells.officialOn),
        },
      ]}
    />
  );
}

function pair(first: string | undefined, second: string | undefined): string {
  return `${first ?? "–"}, ${second ?? "–"}`;
}

async function Remarks({ row }: { row: ImportRow }) {
  const t = await getTranslations("members.import");
  if (row.knownMemberId !== null) {
    return <TextLink href={`/members/${row.knownMemberId}`}>{t("alreadyThere")}</TextLink>;
  }
  if (row.problems.length === 0) {
    return (
      <span className="flex gap-1.5 text-ink-soft">
        <CircleCheck aria-hidden className="mt-0.75 size-4 shrink-0 text-green" />
        {t("fine")}
      </span>
    );
  }
  return (
    <ul className="flex flex-col gap-1">
      {row.problems.map((problem) => (
        <Problem key={`${problem.field}-${problem.key}`} problem={problem} />
      ))}
    </ul>
  );
}

async function Problem({ problem }: { problem: RowProblem }) {
  const [t, tm] = await Promise.all([getTranslations(), getTranslations("members")]);
  const { field, key, params, isError } = problem;
  const Icon = isError ? CircleAlert : TriangleAlert;
  return (
    <li className={isError ? "flex gap-1.5 text-red" : "flex gap-1.5 text-ink"}>
      <Icon aria-hidden className={`mt-0.75 size-4 shrink-0 ${isError ? "" : "text-amber"}`} />
      <span>
        <span className="font-medium">{tm(field)}:</span> {translateKey(t, key, params)}
      </span>
    </li>
  );
}
