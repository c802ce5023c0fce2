import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { Facts } from "@/components/facts";
import { FormMessage } from "@/components/form-message";
import { PageFrame } from "@/components/page-frame";
import { Section } from "@/components/section";
import { StatusBadge } from "@/components/status-badge";
import { TextLink } from "@/components/text-link";
import { Timeline } from "@/features/members/components/timeline";
import { getMember } from "@/features/members/queries/get-member";
import { getSeniority } from "@/features/members/queries/get-seniority";
import { SeniorityFact } from "@/features/members/components/seniority-fact";
import { MemberPositions } from "@/features/org-units/components/member-positions";
import { listMemberPositions } from "@/features/org-units/queries/list-member-positions";
import { formatDay } from "@/lib/format";
import { isId } from "@/lib/id";
import { can } from "@/server/access";
import { readPage } from "@/server/page";

export default async function MemberPage({ params }: PageProps<"/members/[memberId]">) {
  const { memberId } = await params;
  if (!isId(memberId)) notFound();
  const t = await getTranslations("members");
  const member = await readPage(async (actor) => ({
    ...(await getMember(actor, { memberId })),
    seniority: await getSeniority(actor, { memberId }),
    canReverse: can(actor, "change.reverse"),
    positions: await listMemberPositions(actor, { memberId }),
    canRecordPosition: can(actor, "position.record"),
  }));
  const facts = [
    { label: t("unit"), value: <TextLink href={`/org-units/${member.unitId}`}>{member.unitName}</TextLink> },
    { label: t("sex"), value: t(`sexes.${member.sex}`) },
    member.birthDate === null
      ? { label: t("birthYear"), value: String(member.birthYear) }
      : { label: t("birthDate"), value: formatDay(member.birthDate) },
    ...(member.cardNo === null
      ? []
      : [{ label: t("cardNo"), value: <span className="figures">{member.cardNo}</span> }]),
    { label: t("admissionDecidedOn"), value: formatDay(member.admissionDecidedOn) },
    { label: t("admittedOn"), value: formatDay(member.admittedOn) },
    ...(member.officialOn === null ? [] : [{ label: t("officialOn"), value: formatDay(member.officialOn) }]),
    ...(member.seniority === null
      ? []
      : [{ label: t("seniority"), value: <SeniorityFact seniority={member.seniority} /> }]),
  ];
  return (
    <PageFrame
      title={member.fullName}
      breadcrumbs={[{ label: t("title"), href: "/members" }, { label: member.fullName }]}
      meta={
        <StatusBadge
          tone={member.standing === "official" ? "good" : member.standing === "probationary" ? "info" : "neutral"}
        >
          {member.isVoid ? t("void") : t(`standings.${member.standing}`)}
        </StatusBadge>
      }
    >
      <title>{member.fullName}</title>
      {member.isVoid && <FormMessage tone="warning">{t("voidText")}</FormMessage>}
      <Section title={t("facts")}>
        <div className="max-w-200 rounded-control border border-line bg-raised px-5 py-2">
          <Facts items={facts} />
        </div>
      </Section>
      <MemberPositions rows={member.positions} canRecord={member.canRecordPosition} />
      <Section title={t("timeline")} summary={t("timelineSummary")}>
        <Timeline entries={member.timeline} reversibleIds={member.canReverse ? member.reversibleIds : []} />
      </Section>
    </PageFrame>
  );
}
