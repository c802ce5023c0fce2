import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { PageFrame } from "@/components/page-frame";
import { Section } from "@/components/section";
import { ComparedRecords } from "@/features/members/components/compared-records";
import { MergeForm } from "@/features/members/components/merge-form";
import { TellApart, ToldApart } from "@/features/members/components/told-apart";
import { compareMembers } from "@/features/members/queries/compare-members";
import { listDistinctions } from "@/features/members/queries/list-distinctions";
import { isId } from "@/lib/id";
import { readPage } from "@/server/page";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("merges");
  return { title: t("compareTitle") };
}

export default async function ComparePage({ params }: PageProps<"/members/duplicates/[memberId]/[otherId]">) {
  const { memberId, otherId } = await params;
  if (!isId(memberId) || !isId(otherId) || memberId === otherId) notFound();
  const [t, tm, { comparison, told }] = await Promise.all([
    getTranslations("merges"),
    getTranslations("members"),
    readPage(async (actor) => {
      const { pairs } = await listDistinctions(actor, { pair: [memberId, otherId] });
      return { comparison: await compareMembers(actor, { firstId: memberId, secondId: otherId }), told: pairs[0] };
    }),
  ]);
  return (
    <PageFrame
      title={t("compareTitle")}
      summary={t("compareSummary")}
      breadcrumbs={[
        { label: tm("title"), href: "/members" },
        { label: t("title"), href: "/members/duplicates" },
        { label: t("compareTitle") },
      ]}
    >
      {told && <ToldApart pair={told} />}
      <ComparedRecords comparison={comparison} />
      {!told && (
        <>
          <Section title={t("apart.title")} summary={t("apart.summary")}>
            <div>
              <TellApart comparison={comparison} />
            </div>
          </Section>
          <Section title={t("mergeTitle")} summary={comparison.bothCounted ? t("mergeBoth") : t("mergeOne")}>
            <MergeForm comparison={comparison} />
          </Section>
        </>
      )}
    </PageFrame>
  );
}
