import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageFrame } from "@/components/page-frame";
import { DecisionFields } from "@/features/decisions/components/decision-fields";
import { LetterForm } from "@/features/members/components/letter-form";
import { findLetterForm } from "@/features/members/queries/find-letter-form";
import { letterFormAddress } from "@/features/members/schema";
import { today } from "@/lib/dates";
import { readPage } from "@/server/page";
import { findReceivingUnits, findSubjects } from "../../members/lookups";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("transfers");
  return { title: t("newTitle") };
}

export default async function NewTransferPage({ searchParams }: PageProps<"/transfers/new">) {
  const { member: memberId } = letterFormAddress.parse(await searchParams);
  const [t, tc, member] = await Promise.all([
    getTranslations("transfers"),
    getTranslations("changes"),
    readPage((actor) => findLetterForm(actor, { memberId })),
  ]);
  return (
    <PageFrame
      title={t("newTitle")}
      summary={t("newSummary")}
      width="form"
      breadcrumbs={[
        { label: tc("title"), href: "/changes" },
        { label: t("title"), href: "/transfers" },
        { label: t("newTitle") },
      ]}
    >
      <LetterForm
        member={member}
        findMembers={findSubjects.bind(null, "member")}
        findReceivingUnits={findReceivingUnits}
        today={today()}
      >
        <DecisionFields legend={t("decision")} />
      </LetterForm>
    </PageFrame>
  );
}
