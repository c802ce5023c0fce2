import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { cache } from "react";
import { ClientMessages } from "@/components/client-messages";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { DisabledReason } from "@/components/disabled-reason";
import { LinkButton } from "@/components/link-button";
import { PageFrame } from "@/components/page-frame";
import { submitReportAction } from "@/features/reports/actions";
import { ExplanationProvider } from "@/features/reports/components/explanation-provider";
import { FindingList } from "@/features/reports/components/finding-list";
import { ReportReading } from "@/features/reports/components/report-reading";
import { getCheck } from "@/features/reports/queries/get-check";
import { getReport } from "@/features/reports/queries/get-report";
import { explanationVersions } from "@/features/reports/rules/finding-kinds";
import { canSubmit } from "@/features/reports/rules/findings";
import { formatQuarter } from "@/lib/format";
import { readPage } from "@/server/page";

interface CheckPageProps {
  params: Promise<{ id: string }>;
}

// The title and the page are of one reading.
const readReport = cache((id: string) =>
  readPage(async (actor) => {
    const report = await getReport(actor, id);
    return report.mayEdit ? { ...report, findings: await getCheck(actor, id) } : report;
  }),
);

export async function generateMetadata({ params }: CheckPageProps): Promise<Metadata> {
  const { id } = await params;
  const [report, t, locale] = await Promise.all([readReport(id), getTranslations("reports"), getLocale()]);
  return { title: t("check.title", { quarter: formatQuarter(report.quarter, locale) }) };
}

export default async function CheckPage({ params }: CheckPageProps) {
  const { id } = await params;
  const report = await readReport(id);
  if (!report.mayEdit) redirect(`/reports/${id}`);
  const [t, locale] = await Promise.all([getTranslations("reports"), getLocale()]);
  const quarter = formatQuarter(report.quarter, locale);
  const blocking = report.findings.filter((finding) => finding.blocks).length;
  return (
    <PageFrame
      title={t("check.title", { quarter })}
      summary={t("check.summary")}
      breadcrumbs={[
        { label: t("title"), href: `/reports?quarter=${report.quarter}` },
        { label: report.unitName, href: `/reports/${id}?mode=edit` },
        { label: t("check.title", { quarter }) },
      ]}
    >
      <ClientMessages namespaces={["reports"]}>
        <ExplanationProvider reportId={id} versions={explanationVersions(report.findings)}>
          <FindingList report={report} />
        </ExplanationProvider>
        <div className="no-print flex flex-wrap gap-3">
          {canSubmit(report.findings) ? (
            <ConfirmDialog
              label={t("check.submit")}
              title={t("check.confirmTitle", { quarter })}
              description={t("check.confirmText")}
              confirmLabel={t("check.submit")}
              action={submitReportAction}
              fields={{ reportId: id }}
              variant="primary"
            />
          ) : (
            <DisabledReason label={t("check.submit")} reason={t("check.blocked", { count: blocking })} />
          )}
          <LinkButton href={`/reports/${id}?mode=edit`}>{t("check.back")}</LinkButton>
        </div>
        <ReportReading report={report} />
      </ClientMessages>
    </PageFrame>
  );
}
