import { getLocale, getTranslations } from "next-intl/server";
import { DataTable } from "@/components/data-table";
import type { UnitRow } from "../queries/list-units";

interface BesideUnitsProps {
  rows: readonly UnitRow[];
  caption: string;
  onDay: string | undefined;
}

/** Advisory offices and mass organisations: what they are and whom they work under, without members. */
export async function BesideUnits({ rows, caption, onDay }: BesideUnitsProps) {
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
          cell: (row) =>
            row.isInScope ? (
              <a href={`/org-units/${row.unitId}${query}`} className="text-link">
                {row.name}
              </a>
            ) : (
              row.name
            ),
        },
        { key: "kind", header: t("kind"), cell: (row) => (locale === "en" ? row.kindNameEn : row.kindNameVi) },
        { key: "code", header: t("code"), cell: (row) => row.code },
        { key: "docCode", header: t("docCode"), cell: (row) => row.docCode },
      ]}
    />
  );
}
