import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { ClientMessages } from "@/components/client-messages";
import { EmptyState } from "@/components/empty-state";
import { FilterBar } from "@/components/filter-bar";
import { LinkButton } from "@/components/link-button";
import { PageFrame } from "@/components/page-frame";
import { Select } from "@/components/select";
import { Stat, StatRow } from "@/components/stat";
import { TextField } from "@/components/text-field";
import { ReportTable, StartReport } from "@/features/reports/components/report-table";
import { listReportStatuses } from "@/features/reports/queries/list-report-statuses";
import { withoutBranches } from "@/features/reports/rules/branches";
import { countStates, type ReportCounts } from "@/features/reports/rules/lateness";
import { filterReports, isReportFilter, REPORT_FILTERS } from "@/features/reports/rules/report-filter";
import { listPeriods } from "@/features/settings/queries";
import type { Actor } from "@/lib/actor";
import { formatDay, formatNumber, formatQuarter } from "@/lib/format";
import { isQuarter } from "@/lib/quarter";
import { can } from "@/server/access";
import { readPage } from "@/server/page";

interface ReportsPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("reports"))("title") };
}

async function readReports(actor: Actor, wanted: unknown) {
  const periods = await listPeriods(actor);
  const chosen = isQuarter(wanted) ? wanted : periods[0]?.quarter;
  const rows = chosen ? await listReportStatuses(actor, chosen) : [];
  const mayOpen = can(actor, "period.edit");
  const mayReview = can(actor, "report.review");
  const mayStart = can(actor, "report.edit") && !mayReview;
  return { periods, quarter: chosen, rows, mayOpen, mayReview, mayCollect: can(actor, "report.collect"), mayStart };
}

export default async function ReportsPage({ searchParams }: ReportsPageProps) {
  const asked = await searchParams;
  const { periods, quarter, rows, mayOpen, mayReview, mayCollect, mayStart } = await readPage((actor) =>
    readReports(actor, asked["quarter"]),
  );
  const [t, locale] = await Promise.all([getTranslations("reports"), getLocale()]);
  if (!quarter) {
    return (
      <PageFrame title={t("title")} summary={t("summary")}>
        <EmptyState
          title={t("noneTitle")}
          action={mayOpen && <LinkButton href="/periods">{t("openPeriods")}</LinkButton>}
        >
          {t("noneText")}
        </EmptyState>
      </PageFrame>
    );
  }
  const [only] = rows;
  // Whoever writes one report goes straight to it; with a quarter in the address the list is what they asked for.
  if (mayStart && rows.length === 1 && only?.reportId && asked["quarter"] === undefined)
    redirect(`/reports/${only.reportId}`);
  const filter = isReportFilter(asked["status"]) ? asked["status"] : null;
  const words = typeof asked["search"] === "string" ? asked["search"].slice(0, 200) : "";
  const dueOn = periods.find((period) => period.quarter === quarter)?.dueOn;
  const quarterName = formatQuarter(quarter, locale);
  const own = withoutBranches(rows);
  const waiting = own.filter(({ state }) => state === "submitted").length;
  const quarters = [...new Set([quarter, ...periods.map((period) => period.quarter)])].toSorted().toReversed();
  return (
    <PageFrame
      title={t("title")}
      summary={t("summary")}
      meta={
        <>
          <span className="font-semibold">{quarterName}</span>
          <span className="text-ink-soft">{dueOn ? t("due", { date: formatDay(dueOn) }) : t("noPeriod")}</span>
        </>
      }
      action={
        <>
          {mayCollect && <LinkButton href="/reports/collections">{t("toCollections")}</LinkButton>}
          {rows.length > 1 && <LinkButton href="/reports/grid">{t("toGrid")}</LinkButton>}
          {mayReview && waiting > 0 && (
            <LinkButton href={`/reports/accept?quarter=${quarter}`} variant="primary">
              {t("toAccept", { count: waiting })}
            </LinkButton>
          )}
        </>
      }
    >
      <ClientMessages namespaces={["reports"]}>
        {mayStart && rows.length === 1 && only?.state === "missing" && dueOn ? (
          <EmptyState
            title={t("start.title", { quarter: quarterName, unit: only.unitName })}
            action={<StartReport unitId={only.unitId} quarter={quarter} />}
          >
            {t("start.text")}
          </EmptyState>
        ) : (
          <Counts counts={countStates(own)} quarter={quarter} />
        )}
        <FilterBar
          label={t("filter.label")}
          submitLabel={t("filter.submit")}
          action="/reports"
          clearHref={`/reports?quarter=${quarter}`}
          clearLabel={t("filter.clear")}
        >
          <Select
            name="quarter"
            label={t("filter.quarter")}
            defaultValue={quarter}
            options={quarters.map((value) => ({ value, label: formatQuarter(value, locale) }))}
          />
          {rows.length > 1 && (
            <>
              <Select
                name="status"
                label={t("filter.state")}
                defaultValue={filter ?? ""}
                options={[
                  { value: "", label: t("filter.anyState") },
                  ...REPORT_FILTERS.map((value) => ({ value, label: t(`states.${value}`) })),
                ]}
              />
              <TextField name="search" label={t("filter.search")} type="search" defaultValue={words} />
            </>
          )}
        </FilterBar>
        <ReportTable
          caption={t("list.caption", { quarter: quarterName })}
          quarter={quarter}
          rows={filterReports(rows, filter, words)}
          isFiltered={filter !== null || words !== ""}
          mayStart={mayStart && dueOn !== undefined && rows.length > 1}
        />
      </ClientMessages>
    </PageFrame>
  );
}

async function Counts({ counts, quarter }: { counts: ReportCounts; quarter: string }) {
  const t = await getTranslations("reports.counts");
  const href = (status: string) => `/reports?quarter=${quarter}&status=${status}`;
  return (
    <StatRow>
      <Stat label={t("total")} value={formatNumber(counts.total)} />
      <Stat
        label={t("in")}
        value={formatNumber(counts.in)}
        href={href("in")}
        note={t("accepted", { count: formatNumber(counts.accepted) })}
      />
      <Stat
        label={t("missing")}
        value={formatNumber(counts.missing)}
        href={href("notIn")}
        note={t("drafts", { count: formatNumber(counts.drafts) })}
      />
      <Stat label={t("returned")} value={formatNumber(counts.returned)} href={href("returned")} />
      <Stat label={t("late")} value={formatNumber(counts.late)} href={href("late")} />
    </StatRow>
  );
}
