import { Plus } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LinkButton } from "@/components/link-button";
import { PageFrame } from "@/components/page-frame";
import { LinkTabs } from "@/components/tabs";
import { AwardFilterBar } from "@/features/awards/components/award-filter-bar";
import { DecisionsView } from "@/features/awards/components/decisions-view";
import { PeriodFigures } from "@/features/awards/components/period-figures";
import { RecipientsView } from "@/features/awards/components/recipients-view";
import { awardsHref } from "@/features/awards/rules";
import { awardFilter } from "@/features/awards/schema";
import { can } from "@/server/access";
import { requireActor } from "@/server/session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("awards"))("title") };
}

export default async function AwardsPage({ searchParams }: PageProps<"/awards">) {
  const [t, actor, asked] = await Promise.all([getTranslations("awards"), requireActor(), searchParams]);
  const filter = awardFilter.parse(asked);
  const { after: _after, ...kept } = filter;
  return (
    <PageFrame
      title={t("title")}
      summary={t("summary")}
      action={
        can(actor, "award.record") && (
          <LinkButton href="/awards/new" variant="primary" icon={<Plus aria-hidden className="size-4.5" />}>
            {t("new.title")}
          </LinkButton>
        )
      }
    >
      <LinkTabs
        label={t("views.label")}
        items={(["recipients", "decisions"] as const).map((view) => ({
          href: awardsHref({ ...kept, view }),
          label: t(`views.${view}`),
          isCurrent: filter.view === view,
        }))}
      />
      <AwardFilterBar filter={filter} />
      <PeriodFigures filter={filter} />
      {filter.view === "decisions" ? <DecisionsView filter={filter} /> : <RecipientsView filter={filter} />}
    </PageFrame>
  );
}
