import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageFrame } from "@/components/page-frame";
import { Section } from "@/components/section";
import { TextLink } from "@/components/text-link";
import { DueCountsList, hasMoreDue } from "@/features/dashboards/components/due-counts";
import { LetterList } from "@/features/dashboards/components/letter-list";
import { MissingReportsList } from "@/features/dashboards/components/missing-reports-list";
import { QuickLinks } from "@/features/dashboards/components/quick-links";
import { RecognitionList } from "@/features/dashboards/components/recognition-list";
import { WorkList } from "@/features/dashboards/components/work-list";
import { getTasks } from "@/features/dashboards/queries/get-tasks";
import { listOpenLetters } from "@/features/members/queries/list-open-letters";
import { can } from "@/server/access";
import { readPage } from "@/server/page";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("tasks");
  return { title: t("title") };
}

export default async function TasksPage() {
  const [t, tl, { tasks, letters, canRecordAwards }] = await Promise.all([
    getTranslations("tasks"),
    getTranslations("transfers"),
    readPage(async (actor) => ({
      tasks: await getTasks(actor),
      letters: can(actor, "change.record") ? await listOpenLetters(actor) : [],
      canRecordAwards: can(actor, "award.record"),
    })),
  ]);
  const { work, missing, recognitions, due } = tasks;
  return (
    <PageFrame title={t("title")} summary={t("summary", { count: work.length + letters.length + due.recognition })}>
      <Section title={t("reports")}>
        <WorkList work={work} />
      </Section>
      {missing.length > 0 && (
        <Section title={t("missingTitle")} level={2}>
          <MissingReportsList missing={missing} />
        </Section>
      )}
      {letters.length > 0 && (
        <Section title={tl("waitingTitle")} summary={tl("waitingSummary")}>
          <LetterList letters={letters} />
        </Section>
      )}
      <Section title={t("quick")} summary={t("quickSummary")}>
        <QuickLinks canRecordAwards={canRecordAwards} />
      </Section>
      <Section
        title={t("recognitions")}
        summary={t("recognitionsSummary")}
        action={<TextLink href="/members/due">{t("dueAll")}</TextLink>}
      >
        <RecognitionList recognitions={recognitions} inAll={due.recognition} />
      </Section>
      {hasMoreDue(due) && (
        <Section title={t("dueTitle")}>
          <DueCountsList due={due} />
        </Section>
      )}
    </PageFrame>
  );
}
