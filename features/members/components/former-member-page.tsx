import { getTranslations } from "next-intl/server";
import { FormMessage } from "@/components/form-message";
import { PageFrame } from "@/components/page-frame";
import { Section } from "@/components/section";
import { StatusBadge } from "@/components/status-badge";
import { formatDay } from "@/lib/format";
import type { FormerMember } from "../queries/get-former-member";
import { Timeline } from "./timeline";

/** What remains here of a member who belongs to another unit now: their entries up to the departure. */
export async function FormerMemberPage({ member }: { member: FormerMember }) {
  const t = await getTranslations("members");
  const { memberName, departure, timeline } = member;
  return (
    <PageFrame
      title={memberName}
      breadcrumbs={[{ label: t("title"), href: "/members" }, { label: memberName }]}
      meta={<StatusBadge tone="neutral">{departure === null ? t("void") : t("former.badge")}</StatusBadge>}
    >
      <title>{memberName}</title>
      <FormMessage tone="info">
        {departure === null
          ? t("former.voidText")
          : t("former.text", { day: formatDay(departure.effectiveOn), place: departure.place })}
      </FormMessage>
      <Section title={t("timeline")} summary={t("former.timeline")}>
        <Timeline entries={timeline} reversibleIds={[]} />
      </Section>
    </PageFrame>
  );
}
