import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ComboBox } from "@/components/combo-box";
import { DateField } from "@/components/date-field";
import { EmptyState } from "@/components/empty-state";
import { FilterBar } from "@/components/filter-bar";
import { LinkButton } from "@/components/link-button";
import { PageFrame } from "@/components/page-frame";
import { Pagination } from "@/components/pagination";
import { Select } from "@/components/select";
import { ChangeTabs } from "@/features/members/components/change-tabs";
import { LedgerTable } from "@/features/members/components/ledger-table";
import { getLedgerScreen } from "@/features/members/queries/get-ledger-screen";
import { addressOf } from "@/features/members/rules/addresses";
import { ledgerAddress } from "@/features/members/schema";
import { findFirstReported } from "@/features/reports/queries/first-reported";
import { endOfDay } from "@/lib/dates";
import { formatDay, formatQuarter } from "@/lib/format";
import { readPage } from "@/server/page";
import { findUnits } from "../members/lookups";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("changes");
  return { title: t("title") };
}

export default async function ChangesPage({ searchParams }: PageProps<"/changes">) {
  const asked = ledgerAddress.parse(await searchParams);
  const { unit, boundary, quarter, kind, indicator, side, cumulative, tree, known, on, late, before, after } = asked;
  const [t, tc, locale] = await Promise.all([getTranslations("changes"), getTranslations("common"), getLocale()]);
  const filter = { unitId: unit, boundaryId: boundary, quarter, kind, indicator, side, tree, onDay: on };
  const screen = await readPage(async (actor) => {
    const isLate = late !== undefined && unit !== undefined && quarter !== undefined;
    const reported = isLate ? await findFirstReported(actor, { unitId: unit, quarter }) : null;
    return getLedgerScreen(actor, {
      ...filter,
      isCumulative: cumulative !== undefined,
      known: known === undefined ? undefined : endOfDay(known),
      recordedAfter: reported ?? undefined,
      before,
      after,
    });
  });
  const address = { unit, boundary, quarter, kind, indicator, side, cumulative, tree, known, on, late };
  const isFiltered = Object.values(address).some(Boolean);
  const isFigure = side !== undefined || indicator !== undefined;
  const { rows } = screen.page;
  return (
    <PageFrame
      title={t("title")}
      summary={t("summary")}
      action={
        screen.canRecord && (
          <LinkButton href="/changes/new" variant="primary">
            {t("newTitle")}
          </LinkButton>
        )
      }
    >
      <ChangeTabs current="ledger" unit={unit} quarter={quarter} />
      <FilterBar
        label={t("filter")}
        submitLabel={tc("filter")}
        action="/changes"
        {...(isFiltered ? { clearHref: "/changes", clearLabel: tc("clearFilters") } : {})}
      >
        <ComboBox
          name="unit"
          label={t("unit")}
          searchAction={findUnits}
          defaultValue={unit}
          {...(screen.unitName === null ? {} : { defaultLabel: screen.unitName })}
          placeholder={t("allUnits")}
        />
        <Select
          name="quarter"
          label={t("quarter")}
          defaultValue={quarter}
          placeholder={t("allQuarters")}
          options={screen.quarters.map((value) => ({
            value,
            label: formatQuarter(value, locale === "en" ? "en" : "vi"),
          }))}
        />
        <Select
          name="kind"
          label={t("kind")}
          defaultValue={kind}
          placeholder={t("allKinds")}
          options={screen.kinds.map((one) => ({ value: one.code, label: locale === "en" ? one.nameEn : one.nameVi }))}
        />
        <DateField name="on" label={t("onDay")} defaultValue={on} />
        <DateField name="known" label={t("knownOn")} defaultValue={known} />
      </FilterBar>
      {known && <p className="text-label text-ink-soft">{t("knownNote", { day: formatDay(known) })}</p>}
      {late && <p className="text-label text-ink-soft">{t("lateNote")}</p>}
      {isFigure && <p className="text-label text-ink-soft">{t("figureNote")}</p>}
      {rows.length === 0 ? (
        <EmptyState title={isFiltered ? t("noneFound") : t("none")}>
          {isFiltered ? t("noneFoundText") : t("noneText")}
        </EmptyState>
      ) : (
        <LedgerTable rows={rows} caption={t("ledger")} />
      )}
      <Pagination
        label={t("pages")}
        summary={t("shown", { count: rows.length })}
        previousLabel={t("newer")}
        nextLabel={t("older")}
        previousHref={
          screen.page.after === null ? undefined : addressOf("/changes", { ...address, after: screen.page.after })
        }
        nextHref={
          screen.page.before === null ? undefined : addressOf("/changes", { ...address, before: screen.page.before })
        }
      />
    </PageFrame>
  );
}
