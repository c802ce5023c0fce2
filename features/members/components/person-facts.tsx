import { getTranslations } from "next-intl/server";
import { TextLink } from "@/components/text-link";
import { formatDay } from "@/lib/format";
import type { MemberFacts } from "../queries/member-facts";

/** What the register says of a person, as far as its reader may know it, as a list of facts. */
export async function personFacts(member: MemberFacts) {
  const t = await getTranslations("members");
  return [
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
  ];
}
