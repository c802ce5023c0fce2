import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { EmptyState } from "@/components/empty-state";
import { PlainFrame } from "@/components/plain-frame";
import { homeOf } from "@/features/dashboards/rules/home";
import { requireActor } from "@/server/session";
import { PreferenceForms } from "./preference-forms";

export default async function HomePage() {
  const actor = await requireActor();
  const home = homeOf(actor.grants);
  if (home !== "/") redirect(home);
  const t = await getTranslations("navigation");
  return (
    <PlainFrame preferences={<PreferenceForms />}>
      <h1 className="text-h1">{t("noRoleTitle")}</h1>
      <EmptyState title={actor.name}>{t("noRole")}</EmptyState>
    </PlainFrame>
  );
}
