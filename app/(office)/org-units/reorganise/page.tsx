import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LinkButton } from "@/components/link-button";
import { PageFrame } from "@/components/page-frame";
import { EventChoice } from "@/features/reorganisations/components/event-choice";
import { wizardAddress } from "@/features/reorganisations/schema";
import { requireScope } from "@/server/access";
import { readPage } from "@/server/page";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("reorganisations");
  return { title: t("title") };
}

export default async function ReorganisePage({ searchParams }: PageProps<"/org-units/reorganise">) {
  const { unit } = wizardAddress.parse(await searchParams);
  const [t, to] = await Promise.all([getTranslations("reorganisations"), getTranslations("orgUnits")]);
  await readPage((actor) => Promise.resolve(requireScope(actor, "unit.edit")));
  return (
    <PageFrame
      title={t("title")}
      summary={t("summary")}
      breadcrumbs={[{ label: to("title"), href: "/org-units" }, { label: t("title") }]}
      action={<LinkButton href="/org-units/events">{t("eventsTitle")}</LinkButton>}
    >
      <EventChoice unitId={unit} />
    </PageFrame>
  );
}
