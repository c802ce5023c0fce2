import { getTranslations } from "next-intl/server";
import type { Role } from "@/lib/actor";
import { addDays, today } from "@/lib/dates";
import { formatDay } from "@/lib/format";
import { grantState } from "../rules/grants";

interface OwnGrant {
  id: string;
  role: Role;
  unitName: string | null;
  validFrom: string;
  validTo: string | null;
  actingForName: string | null;
}

export async function OwnGrants({ grants }: { grants: readonly OwnGrant[] }) {
  const t = await getTranslations("users");
  const day = today();
  const held = grants.filter((grant) => grantState(grant, day) !== "ended");
  if (held.length === 0) return <p className="text-ink-soft">{t("own.noGrants")}</p>;
  return (
    <ul className="flex flex-col gap-2">
      {held.map((grant) => (
        <li key={grant.id}>
          {t("grantLine", { role: t(`roles.${grant.role}`), unit: grant.unitName ?? t("unknownUnit") })}
          <span className="block text-label text-ink-soft">
            {grant.actingForName !== null && `${t("acting.inPlaceOf", { name: grant.actingForName })}, `}
            {t("from", { day: formatDay(grant.validFrom) })}
            {grant.validTo !== null && `, ${t("until", { day: formatDay(addDays(grant.validTo, -1)) })}`}
          </span>
        </li>
      ))}
    </ul>
  );
}
