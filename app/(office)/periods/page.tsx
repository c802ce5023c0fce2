import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/client-messages";
import { DataTable } from "@/components/data-table";
import { EmptyState } from "@/components/empty-state";
import { PageFrame } from "@/components/page-frame";
import { TextLink } from "@/components/text-link";
import { OpenPeriodDialog } from "@/features/settings/components/period-forms";
import { PeriodState } from "@/features/settings/components/period-state";
import { getUsualDueDay, listPeriodMarks, listPeriods } from "@/features/settings/queries";
import { longestReopening } from "@/features/settings/rules";
import { today } from "@/lib/dates";
import { formatDay, formatQuarter } from "@/lib/format";
import { nextQuarter, numberOf, quarterOf, yearOf } from "@/lib/quarter";
import { readPage } from "@/server/page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("periods"))("title") };
}

export default async function PeriodsPage() {
  const { usualDueDay, periods, marks } = await readPage(async (actor) => ({
    usualDueDay: await getUsualDueDay(actor),
    periods: await listPeriods(actor),
    marks: await listPeriodMarks(actor),
  }));
  const [t, locale] = await Promise.all([getTranslations("periods"), getLocale()]);
  const [newest] = periods;
  const proposed = newest ? nextQuarter(newest.quarter) : quarterOf(today());
  const open = (
    <OpenPeriodDialog ordinal={String(numberOf(proposed))} year={String(yearOf(proposed))} usualDueDay={usualDueDay} />
  );
  return (
    <ClientMessages namespaces={["periods"]}>
      <PageFrame title={t("title")} summary={t("summary")} action={newest && open}>
        <DataTable
          caption={t("title")}
          rows={periods}
          rowKey={({ quarter }) => quarter}
          empty={
            <EmptyState title={t("emptyTitle")} action={open}>
              {t("emptyText")}
            </EmptyState>
          }
          columns={[
            {
              key: "quarter",
              header: t("quarter"),
              isRowHeader: true,
              width: "whitespace-nowrap",
              cell: ({ quarter }) => <TextLink href={`/periods/${quarter}`}>{formatQuarter(quarter, locale)}</TextLink>,
            },
            {
              key: "state",
              header: t("state"),
              cell: ({ quarter, lockedAt }) => (
                <PeriodState
                  isLocked={lockedAt !== null}
                  reopenedUntil={longestReopening(marks.live.filter((one) => one.quarter === quarter))}
                />
              ),
            },
            { key: "opensOn", header: t("opensOn"), cell: ({ opensOn }) => formatDay(opensOn) },
            {
              key: "dueOn",
              header: t("dueOn"),
              cell: ({ quarter, dueOn }) => {
                const extended = marks.extended.get(quarter) ?? 0;
                return (
                  <>
                    {formatDay(dueOn)}
                    {extended > 0 && (
                      <span className="block text-small text-ink-soft">{t("extendedUnits", { count: extended })}</span>
                    )}
                  </>
                );
              },
            },
            {
              key: "reports",
              header: t("reports"),
              cell: ({ quarter }) => <TextLink href={`/reports?quarter=${quarter}`}>{t("reports")}</TextLink>,
            },
          ]}
        />
      </PageFrame>
    </ClientMessages>
  );
}
