import { getLocale, getTranslations } from "next-intl/server";
import { DataTable } from "@/components/data-table";
import { formatNumber } from "@/lib/format";
import type { UnitRow } from "../queries/list-units";
import { isBesideTree } from "../rules/tree";

// Classes, as the page's policy forbids style attributes; nothing is known to lie deeper than the last.
const INDENTS = ["", "pl-6", "pl-12", "pl-18", "pl-24", "pl-30", "pl-36"] as const;

interface UnitTreeProps {
  rows: readonly UnitRow[];
  caption: string;
  /** The day of the tree, where it is another than today: a unit opens on it too. */
  onDay: string | undefined;
}

/** The tree as an indented list; units above one's own are named and not opened. */
export async function UnitTree({ rows, caption, onDay }: UnitTreeProps) {
  const [t, locale] = await Promise.all([getTranslations("orgUnits"), getLocale()]);
  const query = onDay === undefined ? "" : `?on=${onDay}`;
  return (
    <DataTable
      caption={caption}
      rows={rows}
      rowKey={(row) => row.unitId}
      columns={[
        {
          key: "name",
          header: t("name"),
          isRowHeader: true,
          width: "min-w-60",
          cell: (row) => (
            <span className={`block ${INDENTS[Math.min(row.depth, INDENTS.length - 1)] ?? ""}`}>
              <span className="sr-only">{t("level", { level: row.depth + 1 })} </span>
              {row.isInScope ? (
                <a
                  href={`/org-units/${row.unitId}${query}`}
                  className={row.isMatch ? "text-link font-semibold" : "text-link"}
                >
                  {row.name}
                </a>
              ) : (
                <span className="text-ink-soft">{row.name}</span>
              )}
            </span>
          ),
        },
        {
          key: "kind",
          header: t("kind"),
          width: "min-w-40",
          cell: (row) => (locale === "en" ? row.kindNameEn : row.kindNameVi),
        },
        { key: "code", header: t("code"), cell: (row) => row.code },
        { key: "docCode", header: t("docCode"), cell: (row) => row.docCode },
        {
          key: "people",
          header: t("people"),
          align: "end",
          cell: (row) => (
            <span className="figures">
              {row.people === null || isBesideTree(row.kind) ? "–" : formatNumber(row.people)}
            </span>
          ),
        },
      ]}
    />
  );
}
