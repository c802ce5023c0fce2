import { getLocale, getTranslations } from "next-intl/server";
import { DataTable } from "@/components/data-table";
import { formatDay } from "@/lib/format";
import type { UnitVersion } from "../queries/get-unit";

/** All that a unit has been called and been, newest first. */
export async function UnitVersions({ versions, name }: { versions: readonly UnitVersion[]; name: string }) {
  const [t, locale] = await Promise.all([getTranslations("orgUnits"), getLocale()]);
  return (
    <DataTable
      caption={t("versionsTable", { name })}
      rows={versions}
      rowKey={(version) => version.id}
      columns={[
        {
          key: "days",
          header: t("validDays"),
          cell: (version) => (
            <span className="figures">
              {version.validTo === null
                ? t("since", { from: formatDay(version.validFrom) })
                : t("fromUntil", { from: formatDay(version.validFrom), until: formatDay(version.validTo) })}
            </span>
          ),
        },
        { key: "name", header: t("name"), isRowHeader: true, cell: (version) => version.name },
        {
          key: "kind",
          header: t("kind"),
          cell: (version) => (locale === "en" ? version.kindNameEn : version.kindNameVi),
        },
        { key: "parent", header: t("parent"), cell: (version) => version.parentName },
        { key: "docCode", header: t("docCode"), cell: (version) => version.docCode },
      ]}
    />
  );
}
