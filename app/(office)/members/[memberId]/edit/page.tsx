import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { PageFrame } from "@/components/page-frame";
import { DecisionFields } from "@/features/decisions/components/decision-fields";
import { CorrectPersonForm } from "@/features/members/components/correct-person-form";
import { getPerson } from "@/features/members/queries/get-person";
import { isId } from "@/lib/id";
import { readPage } from "@/server/page";

export default async function CorrectPersonPage({ params }: PageProps<"/members/[memberId]/edit">) {
  const { memberId } = await params;
  if (!isId(memberId)) notFound();
  const t = await getTranslations("members");
  const person = await readPage((actor) => getPerson(actor, { memberId }));
  return (
    <PageFrame
      title={t("register.correct.title")}
      summary={t("register.correct.summary")}
      width="form"
      breadcrumbs={[
        { label: t("title"), href: "/members" },
        { label: person.fullName, href: `/members/${person.id}` },
        { label: t("register.correct.title") },
      ]}
    >
      <title>{`${t("register.correct.title")} – ${person.fullName}`}</title>
      <CorrectPersonForm key={person.version} person={person}>
        <DecisionFields
          legend={t("register.correct.decision")}
          decidedOnHelp={t("register.correct.decisionHelp")}
          isRequired={false}
        />
      </CorrectPersonForm>
    </PageFrame>
  );
}
