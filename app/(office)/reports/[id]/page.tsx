import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { cache } from "react";
import { ClientMessages } from "@/components/client-messages";
import { FormMessage } from "@/components/form-message";
import { LinkButton } from "@/components/link-button";
import { PageFrame } from "@/components/page-frame";
import { TextLink } from "@/components/text-link";
import { AttachmentList } from "@/features/reports/components/attachment-list";
import { editorProps } from "@/features/reports/components/editor-props";
import { FindingReading } from "@/features/reports/components/finding-list";
import { Receipt } from "@/features/reports/components/receipt";
import { RemarkCounts } from "@/features/reports/components/remark-counts";
import { RemarkOverview } from "@/features/reports/components/remark-overview";
import { ReportChanges } from "@/features/reports/components/report-changes";
import { ReportEditor } from "@/features/reports/components/report-editor";
import { ReportHistory } from "@/features/reports/components/report-history";
import { ReportReading } from "@/features/reports/components/report-reading";
import { LatenessMark, ReportStateBadge } from "@/features/reports/components/report-state";
import { ReviewBar } from "@/features/reports/components/review-bar";
import { BranchesNote, LockNote, ReturnedNote } from "@/features/reports/components/review-notes";
import { ReviewRestated } from "@/features/reports/components/review-restated";
import { getReport, type ReportInFull } from "@/features/reports/queries/get-report";
import { getReview } from "@/features/reports/queries/get-review";
import { listAttachments } from "@/features/reports/queries/list-attachments";
import { getRemarksOverview } from "@/features/reports/queries/list-remarks";
import { formatDay, formatQuarter } from "@/lib/format";
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
  const review = await readPage((actor) => getReview(actor, id));
  const { counts, flags } = await readPage((actor) => getRemarksOverview(actor, id));
  const attachments = await readPage((actor) => listAttachments(actor, id));
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
          {report.parentName !== null && (
            <span className="text-ink-soft">{t("beneath", { unit: report.parentName })}</span>
          )}
          <span className="font-semibold">{t("titleOf", { quarter })}</span>
          <ReportStateBadge state={report.state} />
          {report.dueOn && <span className="text-ink-soft">{t("due", { date: formatDay(report.dueOn) })}</span>}
          <LatenessMark lateness={report.lateness} />
          {isEditing && (
            <TextLink href={`/documents/forms?quarter=${report.quarter}&kind=${report.unitKind}`}>
              {t("paperForm")}
            </TextLink>
          )}
        </>
      }
      action={
        report.mayEdit &&
        !isEditing && <LinkButton href={`/reports/${report.id}?mode=edit`}>{t("editor.onBehalf")}</LinkButton>
      }
    >
      <ClientMessages namespaces={["reports"]}>
        <RemarkCounts counts={counts}>
          <ReturnedNote report={report} flags={flags} />
          <LockNote report={report} review={review} />
          <BranchesNote branches={review.branches} />
          {isEditing && report.mayReview && <FormMessage tone="info">{t("editor.onBehalfNote")}</FormMessage>}
          {report.isOpen && !isEditing && <FormMessage tone="info">{t("read.draftNote")}</FormMessage>}
          {!report.isOpen && <Receipt report={report} />}
          {!report.isOpen && <FindingReading report={report} />}
          {!report.isOpen && <ReportChanges report={report} review={review} />}
          <RemarkOverview reportId={report.id} flags={flags} labels={labelsOf(report, locale)} />
          <ReviewRestated report={report} restated={review.restated} />
          {isEditing ? (
            <ReportEditor
              // A report that came back is another draft than the one before.
              key={`${report.id}-${report.status}`}
              reportId={report.id}
              checkHref={`/reports/${report.id}/check`}
              {...editorProps(report, locale, { yes: t("editor.yes"), no: t("editor.no") })}
            />
          ) : (
            <ReportReading report={report} series={report.mayReview ? review.series : undefined} />
          )}
          <AttachmentList
            reportId={report.id}
            attachments={attachments}
            mayEdit={isEditing && report.quarterState !== "locked"}
          />
          <ReportHistory steps={report.steps} />
          {report.mayReview && !isEditing && <ReviewBar report={report} review={review} flags={flags} />}
        </RemarkCounts>
      </ClientMessages>
    </PageFrame>
  );
}

function labelsOf(
  { figures, narratives }: Pick<ReportInFull, "figures" | "narratives">,
  locale: "vi" | "en",
): Record<string, string> {
  const names = figures.map(({ code, name }) => [`figure:${code}`, name[locale]] as const);
  return Object.fromEntries([
    ...names,
    ...narratives.map(({ code, title }) => [`narrative:${code}`, title[locale]] as const),
  ]);
}
