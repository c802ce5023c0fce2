import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ComboBox } from "@/components/combo-box";
import { EmptyState } from "@/components/empty-state";
import { FilterBar } from "@/components/filter-bar";
import { LinkButton } from "@/components/link-button";
import { PageFrame } from "@/components/page-frame";
import { Pagination } from "@/components/pagination";
import { Select } from "@/components/select";
import { LinkTabs } from "@/components/tabs";
import { LedgerTable } from "@/features/members/components/ledger-table";
import { getLedgerScreen } from "@/features/members/queries/get-ledger-screen";
import { addressOf } from "@/features/members/rules/addresses";
import { ledgerAddress } from "@/features/members/schema";
import { formatQuarter } from "@/lib/format";
import { readPage } from "@/server/page";
import { findUnits } from "../members/lookups";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("changes");
  return { title: t("title") };
}

export default async function ChangesPage({ searchParams }: PageProps<"/changes">) {
  const { unit, boundary, quarter, kind, indicator, side, before, after } = ledgerAddress.parse(await searchParams);
  const [t, tc, locale] = await Promise.all([getTranslations("changes"), getTranslations("common"), getLocale()]);
  const filter = { unitId: unit, boundaryId: boundary, quarter, kind, indicator, side };
  const screen = await readPage((actor) => getLedgerScreen(actor, { ...filter, before, after }));
  const address = { unit, boundary, quarter, kind, indicator, side };
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
      <LinkTabs
        label={t("views")}
        items={[
          { href: addressOf("/changes", { unit, quarter }), label: t("ledger"), isCurrent: true },
          { href: addressOf("/changes/table", { unit, quarter }), label: t("table"), isCurrent: false },
        ]}
      />
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
      </FilterBar>
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
