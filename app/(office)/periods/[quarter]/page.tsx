import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { ClientMessages } from "@/components/client-messages";
import { Facts } from "@/components/facts";
import { PageFrame } from "@/components/page-frame";
import { Section } from "@/components/section";
import { TextLink } from "@/components/text-link";
import { listReportStatuses } from "@/features/reports/queries/list-report-statuses";
import { ExtendDeadlineDialog, ReopenPeriodDialog } from "@/features/settings/components/deadline-forms";
import { ExtensionTable } from "@/features/settings/components/extension-table";
import { LockPeriod } from "@/features/settings/components/lock-period";
import { ChangeDueDialog } from "@/features/settings/components/period-forms";
import { PeriodState } from "@/features/settings/components/period-state";
import { ReopeningTable } from "@/features/settings/components/reopening-table";
import { getPeriod } from "@/features/settings/queries";
import { longestReopening } from "@/features/settings/rules";
import { dayOfInstant, today } from "@/lib/dates";
import { formatDay, formatQuarter } from "@/lib/format";
import { isQuarter } from "@/lib/quarter";
import { readPage } from "@/server/page";
import { searchReportingUnits } from "../search-units";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("periods"))("title") };
}

export default async function PeriodPage({ params }: PageProps<"/periods/[quarter]">) {
  const { quarter } = await params;
  if (!isQuarter(quarter)) notFound();
  const { found, units } = await readPage(async (actor) => ({
    found: await getPeriod(actor, quarter),
    units: await listReportStatuses(actor, quarter),
  }));
  const { period, extensions, reopenings } = found;
  const [t, td, locale] = await Promise.all([
    getTranslations("periods"),
    getTranslations("periods.deadlines"),
    getLocale(),
  ]);
  const name = formatQuarter(quarter, locale);
  const isLocked = period.lockedAt !== null;
  const inReview = units.filter(({ state }) => state === "submitted").length;
  const open = units.filter(({ state }) => state === "missing" || state === "draft" || state === "returned");
  const searchUnits = searchReportingUnits.bind(null, quarter);
  return (
    <ClientMessages namespaces={["periods"]}>
      <PageFrame
        title={td("titleOf", { quarter: name })}
        breadcrumbs={[{ label: t("title"), href: "/periods" }, { label: name }]}
        meta={<PeriodState isLocked={isLocked} reopenedUntil={longestReopening(reopenings)} />}
        action={
          isLocked ? (
            <ReopenPeriodDialog quarter={quarter} quarterName={name} today={today()} searchUnits={searchUnits} />
          ) : (
            <LockPeriod
              quarter={quarter}
              quarterName={name}
              accepted={units.length - open.length - inReview}
              inReview={inReview}
              open={open.map(({ unitName }) => unitName)}
            />
          )
        }
      >
        <Section
          title={td("facts")}
          action={!isLocked && <ChangeDueDialog quarter={quarter} quarterName={name} dueOn={period.dueOn} />}
        >
          <Facts
            items={[
              { label: t("opensOn"), value: formatDay(period.opensOn) },
              { label: t("dueOn"), value: formatDay(period.dueOn) },
              ...(period.lockedAt === null
                ? []
                : [{ label: td("lockedOn"), value: formatDay(dayOfInstant(period.lockedAt)) }]),
              {
                label: td("standing"),
                value: (
                  <>
                    {td("standingText", { total: units.length, inReview, open: open.length })}{" "}
                    <TextLink href={`/reports?quarter=${quarter}`}>{t("reports")}</TextLink>
                  </>
                ),
              },
            ]}
          />
        </Section>
        <Section
          title={td("extensions")}
          summary={td("extensionsText")}
          action={
            !isLocked && (
              <ExtendDeadlineDialog
                quarter={quarter}
                quarterName={name}
                dueOn={period.dueOn}
                searchUnits={searchUnits}
              />
            )
          }
        >
          <ExtensionTable extensions={extensions} />
        </Section>
        {(isLocked || reopenings.length > 0) && (
          <Section title={td("reopenings")} summary={td("reopeningsText")}>
            <ReopeningTable reopenings={reopenings} />
          </Section>
        )}
      </PageFrame>
    </ClientMessages>
  );
}
