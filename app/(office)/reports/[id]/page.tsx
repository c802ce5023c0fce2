import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { cache } from "react";
import { ClientMessages } from "@/components/client-messages";
import { FormMessage } from "@/components/form-message";
import { LinkButton } from "@/components/link-button";
import { PageFrame } from "@/components/page-frame";
import { editorProps } from "@/features/reports/components/editor-props";
import { Receipt } from "@/features/reports/components/receipt";
import { ReportChanges } from "@/features/reports/components/report-changes";
import { ReportEditor } from "@/features/reports/components/report-editor";
import { ReportHistory } from "@/features/reports/components/report-history";
import { ReportReading } from "@/features/reports/components/report-reading";
import { LatenessMark, ReportStateBadge } from "@/features/reports/components/report-state";
import { ReviewBar } from "@/features/reports/components/review-bar";
import { getReport, type ReportInFull } from "@/features/reports/queries/get-report";
import { formatDateTime, formatDay, formatQuarter } from "@/lib/format";
import { readPage } from "@/server/page";

interface ReportPageProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

// The title and the page are of one reading.
const readReport = cache((id: string) => readPage((actor) => getReport(actor, id)));

export async function generateMetadata({ params }: ReportPageProps): Promise<Metadata> {
  const { id } = await params;
  const [report, t, locale] = await Promise.all([readReport(id), getTranslations("reports"), getLocale()]);
  return { title: `${t("titleOf", { quarter: formatQuarter(report.quarter, locale) })} – ${report.unitName}` };
}

export default async function ReportPage({ params, searchParams }: ReportPageProps) {
  const { id } = await params;
  const report = await readReport(id);
  const [t, locale, { mode }] = await Promise.all([getTranslations("reports"), getLocale(), searchParams]);
  const quarter = formatQuarter(report.quarter, locale);
  // The office reads; it writes in a unit's place only when it says so.
  const isEditing = report.mayEdit && (!report.mayReview || mode === "edit");
  return (
    <PageFrame
      title={report.unitName}
      summary={isEditing ? t("editor.summary") : undefined}
      breadcrumbs={[
        { label: t("title"), href: `/reports?quarter=${report.quarter}` },
        { label: t("titleOf", { quarter }) },
      ]}
      meta={
        <>
          <span className="font-semibold">{t("titleOf", { quarter })}</span>
          <ReportStateBadge state={report.status} />
          {report.dueOn && <span className="text-ink-soft">{t("due", { date: formatDay(report.dueOn) })}</span>}
          <LatenessMark lateness={report.lateness} />
        </>
      }
      action={
        report.mayEdit &&
        !isEditing && <LinkButton href={`/reports/${report.id}?mode=edit`}>{t("editor.onBehalf")}</LinkButton>
      }
    >
      <ClientMessages namespaces={["reports"]}>
        <ReturnedNote report={report} />
        {isEditing && report.mayReview && <FormMessage tone="info">{t("editor.onBehalfNote")}</FormMessage>}
        {report.isOpen && !isEditing && <FormMessage tone="info">{t("read.draftNote")}</FormMessage>}
        {!report.isOpen && <Receipt report={report} />}
        {!report.isOpen && <ReportChanges report={report} />}
        {isEditing ? (
          <ReportEditor
            // A report that came back is another draft than the one before.
            key={`${report.id}-${report.status}`}
            reportId={report.id}
            checkHref={`/reports/${report.id}/check`}
            {...editorProps(report, locale, (section) => t(`sections.${section}`))}
          />
        ) : (
          <ReportReading report={report} />
        )}
        <ReportHistory steps={report.steps} />
        {report.mayReview && !isEditing && <ReviewBar report={report} />}
      </ClientMessages>
    </PageFrame>
  );
}

async function ReturnedNote({ report }: { report: ReportInFull }) {
  const t = await getTranslations("reports.editor");
  const step = report.status === "returned" ? report.steps.findLast(({ status }) => status === "returned") : undefined;
  if (!step) return null;
  return (
    <FormMessage tone="warning" title={t("returnedTitle")}>
      <p className="whitespace-pre-wrap">{step.reason}</p>
      <p className="mt-1 text-label text-ink-soft">
        {t("returnedBy", { name: step.byName, at: formatDateTime(step.at) })}
      </p>
    </FormMessage>
  );
}
