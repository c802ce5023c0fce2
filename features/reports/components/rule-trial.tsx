import { useLocale, useTranslations } from "next-intl";
import { type Column, DataTable } from "@/components/data-table";
import { EmptyState } from "@/components/empty-state";
import { StatusBadge } from "@/components/status-badge";
import { formatNumber, formatPercent } from "@/lib/format";
import type { RuleTrial, TriedRule } from "../queries/try-rules";

/** How often each rule would have spoken in past reports: what it would ask for, before it asks. */
export function RuleTrialTable({ trial }: { trial: RuleTrial }) {
  const t = useTranslations("forms.trial");
  const locale = useLocale();
  if (trial.rules.length === 0) return <EmptyState title={t("noRules")} />;
  const columns: Column<TriedRule>[] = [
    {
      key: "rule",
      header: t("rule"),
      isRowHeader: true,
      cell: ({ message, code }) => (
        <>
          {message[locale]} <span className="font-normal text-ink-soft">({code})</span>
        </>
      ),
    },
    {
      key: "severity",
      header: t("severity"),
      width: "w-44",
      cell: ({ severity }) => t(severity === "block" ? "block" : "explain"),
    },
    {
      key: "state",
      header: t("state"),
      width: "w-36",
      cell: ({ isOn }) => <StatusBadge tone={isOn ? "good" : "neutral"}>{t(isOn ? "on" : "off")}</StatusBadge>,
    },
    {
      key: "broken",
      header: t("broken"),
      align: "end",
      width: "w-52",
      cell: ({ broken, applicable }) =>
        applicable === 0 ? (
          <span className="text-ink-soft">{t("never")}</span>
        ) : (
          <Share part={broken} of={applicable} />
        ),
    },
    {
      key: "applicable",
      header: t("applicable"),
      align: "end",
      width: "w-44",
      cell: ({ applicable }) => t("ofReports", { count: formatNumber(applicable), total: formatNumber(trial.reports) }),
    },
  ];
  return <DataTable caption={t("caption")} columns={columns} rows={trial.rules} rowKey={({ code }) => code} />;
}

function Share({ part, of }: { part: number; of: number }) {
  const t = useTranslations("forms.trial");
  return (
    <>
      <span className="font-semibold">{t("ofReports", { count: formatNumber(part), total: formatNumber(of) })}</span>{" "}
      <span className="text-ink-soft">({formatPercent(part, of)})</span>
    </>
  );
}
