import { useLocale, useTranslations } from "next-intl";
import { Section } from "@/components/section";
import type { ReportInFull } from "../queries/get-report";
import { FigureTables } from "./figure-tables";

interface ReportReadingProps {
  report: Pick<ReportInFull, "figures" | "narratives" | "quarter">;
  /** For a reviewer: the quarters before this one by indicator. */
  series?: ReadonlyMap<string, readonly (number | null)[]> | undefined;
}

/** A whole report to be read: figures, then the sections as written. */
export function ReportReading({ report, series }: ReportReadingProps) {
  const t = useTranslations("reports.read");
  const locale = useLocale();
  return (
    <>
      <Section title={t("figures")}>
        <FigureTables figures={report.figures} quarter={report.quarter} series={series} />
      </Section>
      <Section title={t("narratives")}>
        <div className="flex prose-width flex-col gap-6">
          {report.narratives.map(({ code, title, body }) => (
            <section key={code} aria-labelledby={`read-${code}`}>
              <h3 id={`read-${code}`} className="text-h3">
                {title[locale]}
              </h3>
              {body === "" ? (
                <p className="mt-1 text-label text-ink-soft">{t("blank")}</p>
              ) : (
                <p className="mt-1 whitespace-pre-wrap">{body}</p>
              )}
            </section>
          ))}
        </div>
      </Section>
    </>
  );
}
