import { getLocale, getTranslations } from "next-intl/server";
import { DataTable } from "@/components/data-table";
import { Section } from "@/components/section";
import { formatDateTime, formatNumber } from "@/lib/format";
import { addressOf } from "../rules/addresses";
import { compareTables, type StrengthTable } from "../rules/strength";

interface RestatementProps {
  reported: StrengthTable;
  now: StrengthTable;
  /** The instant of the first whole report, in ISO form. */
  reportedAt: string;
  unitName: string;
}

/** A quarter as first reported beside what it is now, line by line, with the way to what was recorded since. */
export async function Restatement({ reported, now, reportedAt, unitName }: RestatementProps) {
  const [t, locale] = await Promise.all([getTranslations("changes"), getLocale()]);
  const rows = compareTables(reported, now);
  const at = formatDateTime(new Date(reportedAt));
  const lateHref = addressOf("/changes", { unit: now.unitId, quarter: now.quarter, late: "1" });
  return (
    <Section title={t("restatement.title")} summary={t("restatement.summary", { at })}>
      {rows.every((row) => row.now === row.reported) ? (
        <p>{t("restatement.same")}</p>
      ) : (
        <div className="flex max-w-200 flex-col gap-3">
          <DataTable
            caption={t("restatement.caption", { unit: unitName })}
            rows={rows}
            rowKey={(row) => row.key}
            columns={[
              {
                key: "label",
                header: t("balance.line"),
                isRowHeader: true,
                cell: (row) =>
                  row.total === null ? (
                    <span className="font-normal">
                      <span className="text-ink-soft">{row.line}</span> {row.name[locale === "en" ? "en" : "vi"]}
                    </span>
                  ) : (
                    <strong>{t(`balance.${row.total}`)}</strong>
                  ),
              },
              { key: "reported", header: t("restatement.reported"), align: "end", cell: (row) => figure(row.reported) },
              { key: "now", header: t("restatement.now"), align: "end", cell: (row) => figure(row.now) },
              {
                key: "difference",
                header: t("restatement.difference"),
                align: "end",
                cell: (row) => figure(row.now - row.reported, true),
              },
            ]}
          />
          <p>
            <a href={lateHref} className="text-link">
              {t("restatement.late")}
            </a>
          </p>
        </div>
      )}
    </Section>
  );
}

function figure(people: number, isSigned = false) {
  const sign = isSigned && people > 0 ? "+" : "";
  return (
    <span
      className={isSigned && people !== 0 ? "figures font-semibold" : "figures"}
    >{`${sign}${formatNumber(people)}`}</span>
  );
}
