import { useLocale, useTranslations } from "next-intl";
import { DataTable } from "@/components/data-table";
import { Section } from "@/components/section";
import { formatDateTime } from "@/lib/format";
import type { ReportInFull } from "../queries/get-report";
import type { RestatedFigure } from "../rules/restatement";
import { Part } from "./report-changes";

interface RestatedProps {
  report: Pick<ReportInFull, "figures">;
  restated: readonly RestatedFigure[];
}

/** The figures of a restated report as first accepted and as accepted now, with who and why. */
export function ReviewRestated({ report, restated }: RestatedProps) {
  const t = useTranslations("reports");
  const locale = useLocale();
  if (restated.length === 0) return null;
  const known = new Map(report.figures.map((figure) => [figure.code, figure]));
  const kindOf = (code: string) => known.get(code)?.kind ?? "flow";
  return (
    <Section title={t("restated.title")} summary={t("restated.summary")}>
      <DataTable
        caption={t("restated.caption")}
        rows={restated}
        rowKey={({ code }) => code}
        columns={[
          {
            key: "name",
            header: t("editor.indicator"),
            isRowHeader: true,
            width: "min-w-44",
            cell: ({ code }) => known.get(code)?.name[locale] ?? code,
          },
          {
            key: "first",
            header: t("restated.first"),
            align: "end",
            cell: ({ code, first }) => <Part part={first} kind={kindOf(code)} />,
          },
          {
            key: "now",
            header: t("restated.now"),
            align: "end",
            cell: ({ code, now }) => <Part part={now} kind={kindOf(code)} />,
          },
          { key: "by", header: t("restated.by"), cell: ({ by, at }) => `${by}, ${formatDateTime(at)}` },
          { key: "why", header: t("restated.why"), width: "min-w-44", cell: ({ why }) => why ?? "–" },
        ]}
      />
    </Section>
  );
}
