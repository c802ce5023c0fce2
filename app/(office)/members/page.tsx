import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ComboBox } from "@/components/combo-box";
import { EmptyState } from "@/components/empty-state";
import { FilterBar } from "@/components/filter-bar";
import { LinkButton } from "@/components/link-button";
import { PageFrame } from "@/components/page-frame";
import { Pagination } from "@/components/pagination";
import { Select } from "@/components/select";
import { TextField } from "@/components/text-field";
import { MemberTable } from "@/features/members/components/member-table";
import { listMembers } from "@/features/members/queries/list-members";
import { addressOf } from "@/features/members/rules/addresses";
import { registerAddress, STANDING_FILTERS } from "@/features/members/schema";
import { formatNumber } from "@/lib/format";
import { can } from "@/server/access";
import { readPage } from "@/server/page";
import { findUnits } from "./lookups";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("members");
  return { title: t("title") };
}

export default async function MembersPage({ searchParams }: PageProps<"/members">) {
  const { unit, standing, q, after, before } = registerAddress.parse(await searchParams);
  const [t, tc] = await Promise.all([getTranslations("members"), getTranslations("common")]);
  const page = await readPage(async (actor) => ({
    ...(await listMembers(actor, { unitId: unit, standing, search: q, after, before })),
    canRegister: can(actor, "member.register"),
  }));
  const filters = { unit, standing: standing === "current" ? undefined : standing, q };
  const isFiltered = Object.values(filters).some(Boolean);
  const summary = t("found", { count: formatNumber(page.total) });
  return (
    <PageFrame
      title={t("title")}
      summary={t("summary")}
      action={
        <>
          <LinkButton href="/members/due">{t("due.short")}</LinkButton>
          {page.canRegister && (
            <>
              <LinkButton href="/members/import">{t("import.title")}</LinkButton>
              <LinkButton href="/members/new">{t("newTitle")}</LinkButton>
              <LinkButton href="/changes/new" variant="primary">
                {t("recordChange")}
              </LinkButton>
            </>
          )}
        </>
      }
    >
      <FilterBar
        label={t("filter")}
        submitLabel={tc("filter")}
        action="/members"
        {...(isFiltered ? { clearHref: "/members", clearLabel: tc("clearFilters") } : {})}
      >
        <TextField
          name="q"
          type="search"
          label={t("searchName")}
          defaultValue={q}
          placeholder={t("searchPlaceholder")}
        />
        <ComboBox
          name="unit"
          label={t("unit")}
          searchAction={findUnits}
          defaultValue={unit}
          {...(page.unitName === null ? {} : { defaultLabel: page.unitName })}
          placeholder={t("allUnits")}
        />
        <Select
          name="standing"
          label={t("standing")}
          defaultValue={standing}
          options={STANDING_FILTERS.map((value) => ({ value, label: t(`standingFilters.${value}`) }))}
        />
      </FilterBar>
      {page.rows.length === 0 ? (
        <EmptyState title={isFiltered ? t("noneFound") : t("none")}>
          {isFiltered ? t("noneFoundText") : t("noneText")}
        </EmptyState>
      ) : (
        <MemberTable
          rows={page.rows}
          caption={page.unitName === null ? t("title") : t("titleOf", { unit: page.unitName })}
        />
      )}
      <Pagination
        label={t("pages")}
        summary={summary}
        previousLabel={tc("previous")}
        nextLabel={tc("next")}
        previousHref={page.before === null ? undefined : addressOf("/members", { ...filters, before: page.before })}
        nextHref={page.after === null ? undefined : addressOf("/members", { ...filters, after: page.after })}
      />
    </PageFrame>
  );
}
