import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { EmptyState } from "@/components/empty-state";
import { PageFrame } from "@/components/page-frame";
import { Section } from "@/components/section";
import { AwardsByForm } from "@/features/dashboards/components/awards-by-form";
import { BalanceStatement } from "@/features/dashboards/components/balance-statement";
import { HeadlineFigures } from "@/features/dashboards/components/headline-figures";
import { OverviewSwitches } from "@/features/dashboards/components/overview-switches";
import { placeCrumbs } from "@/features/dashboards/components/place-crumbs";
import { ReportProgress } from "@/features/dashboards/components/report-progress";
import { StrengthChart } from "@/features/dashboards/components/strength-chart";
import { getOverview } from "@/features/dashboards/queries/get-overview";
import { overviewAddress } from "@/features/dashboards/schema";
import { formatLongDay, formatNumber, formatQuarter } from "@/lib/format";
import { lastDay } from "@/lib/quarter";
import { readPage } from "@/server/page";

interface PageInput {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("overview");
  return { title: t("title") };
}

export default async function OverviewPage({ searchParams }: PageInput) {
  const address = overviewAddress.parse(await searchParams);
  const [t, locale, overview] = await Promise.all([
    getTranslations("overview"),
    getLocale(),
    readPage((actor) => getOverview(actor, { unitId: address.unit, quarter: address.quarter })),
  ]);
  const { quarter, place, strength, figures, awards, reports, openedQuarters } = overview;
  const chosen = { quarter, unitId: place.id };
  const recognised = figures.find(({ figure }) => figure === "official-recognition")?.value ?? 0;
  return (
    <PageFrame
      title={t("heading", { quarter: formatQuarter(quarter, locale) })}
      breadcrumbs={placeCrumbs(place, quarter)}
      summary={t("sentence", {
        unit: place.name,
        opening: formatNumber(strength.opening.total),
        increases: formatNumber(strength.increases),
        decreases: formatNumber(strength.decreases),
        closing: formatNumber(strength.closing.total),
        day: formatLongDay(lastDay(quarter), locale),
      })}
    >
      {/* On a phone the figures stand before the switches. */}
      <div className="flex flex-col gap-5 max-md:flex-col-reverse">
        <OverviewSwitches quarter={quarter} openedQuarters={openedQuarters} place={place} />
        {place.existed && (
          <HeadlineFigures
            figures={figures}
            chosen={chosen}
            reports={{ ...reports, href: `/reports?quarter=${quarter}` }}
          />
        )}
      </div>
      {place.existed ? (
        <>
          <Section title={t("balance.title")} summary={t("balance.summary", { recognised: formatNumber(recognised) })}>
            <div className="grid gap-x-10 gap-y-6 lg:grid-cols-[minmax(0,1fr)_20rem] print:grid-cols-1">
              <div className="lg:order-last print:order-0">
                <BalanceStatement strength={strength} />
              </div>
              <StrengthChart strength={strength} chosen={chosen} />
            </div>
          </Section>
          <div className="grid gap-x-10 gap-y-7 lg:grid-cols-2 print:grid-cols-2">
            <Section
              title={t("awards.title")}
              summary={t("awards.summary", { total: awards.total, badges: awards.badgesTotal })}
            >
              <AwardsByForm awards={awards} chosen={chosen} />
            </Section>
            <Section
              title={t("reports.title")}
              summary={reports.total > 0 && t("reports.summary", { in: reports.in, total: reports.total })}
            >
              <ReportProgress reports={reports} quarter={quarter} />
            </Section>
          </div>
        </>
      ) : (
        <EmptyState title={t("notYetTitle")}>
          {t("notYet", { day: formatLongDay(lastDay(quarter), locale) })}
        </EmptyState>
      )}
    </PageFrame>
  );
}
