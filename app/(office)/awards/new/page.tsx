import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageFrame } from "@/components/page-frame";
import { AwardForm } from "@/features/awards/components/award-form";
import { getAwardLists } from "@/features/awards/queries/get-award-lists";
import { DecisionFields } from "@/features/decisions/components/decision-fields";
import { requireScope } from "@/server/access";
import { readPage } from "@/server/page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("awards.new"))("title") };
}

export default async function NewAwardPage() {
  const lists = await readPage(async (actor) => {
    requireScope(actor, "award.record");
    return getAwardLists(actor);
  });
  const t = await getTranslations("awards");
  return (
    <PageFrame
      title={t("new.title")}
      summary={t("new.summary")}
      breadcrumbs={[{ label: t("title"), href: "/awards" }, { label: t("new.title") }]}
    >
      <AwardForm lists={lists} decisionFields={<DecisionFields />} />
    </PageFrame>
  );
}
