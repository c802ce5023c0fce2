import { useLocale, useTranslations } from "next-intl";
import { DataTable } from "@/components/data-table";
import { Section } from "@/components/section";
import type { ReportInFull } from "../queries/get-report";
import type { FigureChange } from "../rules/snapshot";
import { figureText } from "./figure-text";

/** What a unit changed after its report came back, figure by figure. */
export function ReportChanges({ report }: { report: Pick<ReportInFull, "changes" | "figures" | "narratives"> }) {
  const t = useTranslations("reports");
  const locale = useLocale();
  const { changes, figures, narratives } = report;
  if (!changes) return null;
  const known = new Map(figures.map((figure) => [figure.code, figure]));
  const side = (which: "before" | "after") => (change: FigureChange) => {
    const part = change[which];
    const text = part && figureText({ kind: known.get(change.code)?.kind ?? "flow", ...part });
    return (
      <>
        {text ?? "–"}
        {part?.reason && <span className="block whitespace-normal text-ink-soft">{part.reason}</span>}
        {part?.remark && <span className="block whitespace-normal text-ink-soft">{part.remark}</span>}
      </>
    );
  };
  const titles = new Map(narratives.map(({ code, title }) => [code, title[locale]]));
  return (
    <Section title={t("read.changes")}>
      {changes.figures.length > 0 && (
        <DataTable
          caption={t("read.changesCaption")}
          rows={changes.figures}
          rowKey={({ code }) => code}
          columns={[
            {
              key: "name",
              header: t("editor.indicator"),
              isRowHeader: true,
              cell: ({ code }) => known.get(code)?.name[locale] ?? code,
            },
            { key: "before", header: t("read.before"), align: "end", cell: side("before") },
            { key: "after", header: t("read.after"), align: "end", cell: side("after") },
          ]}
        />
      )}
      {changes.sections.map((code) => (
        <p key={code}>{t("read.sectionChanged", { name: titles.get(code) ?? code })}</p>
      ))}
      {changes.figures.length === 0 && changes.sections.length === 0 && <p>{t("read.noChanges")}</p>}
    </Section>
  );
}
