import { useLocale, useTranslations } from "next-intl";
import { DataTable } from "@/components/data-table";
import { TextLink } from "@/components/text-link";
import type { AwardCounts } from "@/features/awards/rules";
import { formatNumber } from "@/lib/format";
import type { Chosen } from "../rules/addresses";

interface AwardsByFormProps {
  awards: AwardCounts;
  chosen: Chosen;
}

type FormCount = AwardCounts["forms"][number];

/** Recipients by form, units and persons apart; badges by their mark. */
export function AwardsByForm({ awards, chosen }: AwardsByFormProps) {
  const t = useTranslations("overview.awards");
  const locale = useLocale();
  const given = awards.forms.filter((form) => form.collective + form.individual > 0);
  const cell = (people: number, form: string, to?: "collective" | "individual") => (
    <Count people={people} href={registerHref(chosen, form, to)} />
  );
  const sum = (side: "collective" | "individual") => formatNumber(given.reduce((all, form) => all + form[side], 0));
  if (given.length === 0 && awards.badges.length === 0) return <p className="text-ink-soft">{t("none")}</p>;
  return (
    <div className="flex flex-col gap-4">
      {given.length > 0 && (
        <DataTable<FormCount>
          caption={t("byForm")}
          rows={given}
          rowKey={(row) => row.form}
          columns={[
            {
              key: "form",
              header: t("form"),
              isRowHeader: true,
              cell: (row) => (locale === "en" ? row.nameEn : row.nameVi),
              footer: t("sum"),
            },
            {
              key: "collective",
              header: t("collective"),
              align: "end",
              cell: (row) => cell(row.collective, row.form, "collective"),
              footer: sum("collective"),
            },
            {
              key: "individual",
              header: t("individual"),
              align: "end",
              cell: (row) => cell(row.individual, row.form, "individual"),
              footer: sum("individual"),
            },
            {
              key: "all",
              header: t("sum"),
              align: "end",
              cell: (row) => cell(row.collective + row.individual, row.form),
              footer: formatNumber(awards.total),
            },
          ]}
        />
      )}
      {awards.badges.length > 0 && (
        <DataTable
          caption={t("byMark")}
          rows={awards.badges}
          rowKey={(row) => row.mark}
          columns={[
            {
              key: "mark",
              header: t("badge"),
              isRowHeader: true,
              cell: (row) => t("mark", { years: row.mark }),
              footer: t("sum"),
            },
            {
              key: "people",
              header: t("people"),
              align: "end",
              cell: (row) => <Count people={row.people} href={registerHref(chosen, "party_badge")} />,
              footer: formatNumber(awards.badgesTotal),
            },
          ]}
        />
      )}
    </div>
  );
}

function registerHref({ unitId, quarter }: Chosen, form: string, to?: "collective" | "individual"): string {
  return `/awards?unit=${unitId}&quarter=${quarter}&form=${form}${to ? `&to=${to}` : ""}`;
}

function Count({ people, href }: { people: number; href: string }) {
  if (people === 0) return <span className="text-ink-soft">–</span>;
  return <TextLink href={href}>{formatNumber(people)}</TextLink>;
}
