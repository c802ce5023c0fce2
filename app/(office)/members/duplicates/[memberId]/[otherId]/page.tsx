import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { PageFrame } from "@/components/page-frame";
import { Section } from "@/components/section";
import { ComparedRecords } from "@/features/members/components/compared-records";
import { MergeForm } from "@/features/members/components/merge-form";
import { compareMembers } from "@/features/members/queries/compare-members";
import { isId } from "@/lib/id";
import { readPage } from "@/server/page";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("merges");
  return { title: t("compareTitle") };
}

export default async function ComparePage({ params }: PageProps<"/members/duplicates/[memberId]/[otherId]">) {
  const { memberId, otherId } = await params;
  if (!isId(memberId) || !isId(otherId) || memberId === otherId) notFound();
  const [t, tm, comparison] = await Promise.all([
    getTranslations("merges"),
    getTranslations("members"),
    readPage((actor) => compareMembers(actor, { firstId: memberId, secondId: otherId })),
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
      <ComparedRecords comparison={comparison} />
      <Section title={t("mergeTitle")} summary={comparison.bothCounted ? t("mergeBoth") : t("mergeOne")}>
        <MergeForm comparison={comparison} />
      </Section>
    </PageFrame>
  );
}
