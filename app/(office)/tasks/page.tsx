import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageFrame } from "@/components/page-frame";
import { Section } from "@/components/section";
import { MissingReportsList } from "@/features/dashboards/components/missing-reports-list";
import { QuickLinks } from "@/features/dashboards/components/quick-links";
import { RecognitionList } from "@/features/dashboards/components/recognition-list";
import { WorkList } from "@/features/dashboards/components/work-list";
import { getTasks } from "@/features/dashboards/queries/get-tasks";
import { can } from "@/server/access";
import { readPage } from "@/server/page";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("tasks");
  return { title: t("title") };
}

export default async function TasksPage() {
  const [t, { tasks, canRecordAwards }] = await Promise.all([
    getTranslations("tasks"),
    readPage(async (actor) => ({ tasks: await getTasks(actor), canRecordAwards: can(actor, "award.record") })),
  ]);
  const { work, missing, recognitions, recognitionsInAll } = tasks;
  return (
    <PageFrame title={t("title")} summary={t("summary", { count: work.length + recognitionsInAll })}>
      <Section title={t("reports")}>
        <WorkList work={work} />
      </Section>
      {missing.length > 0 && (
        <Section title={t("missingTitle")} level={2}>
          <MissingReportsList missing={missing} />
        </Section>
      )}
      <Section title={t("quick")} summary={t("quickSummary")}>
        <QuickLinks canRecordAwards={canRecordAwards} />
      </Section>
      <Section title={t("recognitions")} summary={t("recognitionsSummary")}>
        <RecognitionList recognitions={recognitions} inAll={recognitionsInAll} />
      </Section>
    </PageFrame>
  );
}
