import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { Facts } from "@/components/facts";
import { FormMessage } from "@/components/form-message";
import { LinkButton } from "@/components/link-button";
import { PageFrame } from "@/components/page-frame";
import { Section } from "@/components/section";
import { StatusBadge } from "@/components/status-badge";
import { MemberAwards } from "@/features/awards/components/member-awards";
import { listAwardRecipients } from "@/features/awards/queries/list-award-recipients";
import { FormerMemberPage } from "@/features/members/components/former-member-page";
import { MergedInto, MergedRecords } from "@/features/members/components/merged-records";
import { personFacts } from "@/features/members/components/person-facts";
import { Timeline } from "@/features/members/components/timeline";
import { getFormerMember } from "@/features/members/queries/get-former-member";
import { getMember } from "@/features/members/queries/get-member";
import { listMerges } from "@/features/members/queries/list-merges";
import { getSeniority } from "@/features/members/queries/get-seniority";
import { SeniorityFact } from "@/features/members/components/seniority-fact";
import { MemberPositions } from "@/features/org-units/components/member-positions";
import { listMemberPositions } from "@/features/org-units/queries/list-member-positions";
import { isAppError } from "@/lib/errors";
import { isId } from "@/lib/id";
import { can } from "@/server/access";
import { readPage } from "@/server/page";

export default async function MemberPage({ params }: PageProps<"/members/[memberId]">) {
  const { memberId } = await params;
  if (!isId(memberId)) notFound();
  const t = await getTranslations("members");
  const member = await readPage(async (actor) => {
    const current = await getMember(actor, { memberId }).catch(notFoundAsNull);
    if (current === null) return { former: await getFormerMember(actor, { memberId }) };
    return {
      ...current,
      former: null,
      merges: await listMerges(actor, { memberId }),
      seniority: await getSeniority(actor, { memberId }),
      canReverse: can(actor, "change.reverse"),
      canCorrect: can(actor, "member.register"),
      awards: (await listAwardRecipients(actor, { memberId, withWithdrawn: true })).recipients,
      positions: await listMemberPositions(actor, { memberId }),
      canRecordPosition: can(actor, "position.record"),
    };
  });
  if (member.former !== null) return <FormerMemberPage member={member.former} />;
  const { into } = member.merges;
  const facts = [
    ...(await personFacts(member)),
    ...(member.seniority === null
      ? []
      : [{ label: t("seniority"), value: <SeniorityFact seniority={member.seniority} /> }]),
  ];
  return (
    <PageFrame
      title={member.fullName}
      breadcrumbs={[{ label: t("title"), href: "/members" }, { label: member.fullName }]}
      action={
        member.canCorrect &&
        !member.isVoid && <LinkButton href={`/members/${member.id}/edit`}>{t("register.correct.link")}</LinkButton>
      }
      meta={
        <StatusBadge
          tone={member.standing === "official" ? "good" : member.standing === "probationary" ? "info" : "neutral"}
        >
          {member.isVoid ? t("void") : t(`standings.${member.standing}`)}
        </StatusBadge>
      }
    >
      <title>{member.fullName}</title>
      <MergedInto into={into} />
      {member.isVoid && <FormMessage tone="warning">{t("voidText")}</FormMessage>}
      <Section title={t("facts")}>
        <div className="max-w-200 rounded-control border border-line bg-raised px-5 py-2">
          <Facts items={facts} />
        </div>
      </Section>
      <MemberPositions rows={member.positions} canRecord={member.canRecordPosition} />
      <MemberAwards rows={member.awards} name={member.fullName} />
      <Section title={t("timeline")} summary={t("timelineSummary")}>
        <Timeline
          entries={member.timeline}
          reversibleIds={member.canReverse && into === null ? member.reversibleIds : []}
        />
      </Section>
      <MergedRecords merges={member.merges} />
    </PageFrame>
  );
}

// A member who has gone on to another unit is not this reader's any more; their past here still is.
function notFoundAsNull(error: unknown): null {
  if (isAppError(error) && error.code === "not_found") return null;
  throw error;
}
