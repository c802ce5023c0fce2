import type { Metadata, Route } from "next";
import { getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { buttonClass } from "@/components/button-class";
import { EmptyState } from "@/components/empty-state";
import { FormMessage } from "@/components/form-message";
import { LinkButton } from "@/components/link-button";
import { PageFrame } from "@/components/page-frame";
import { Pagination } from "@/components/pagination";
import { TextLink } from "@/components/text-link";
import { BulkBar } from "@/features/members/components/bulk-bar";
import { MemberTable } from "@/features/members/components/member-table";
import { RegisterFilters } from "@/features/members/components/register-filters";
import { RegisterKeys } from "@/features/members/components/register-keys";
import { RegisterPanel } from "@/features/members/components/register-panel";
import { RegisterTools } from "@/features/members/components/register-tools";
import { KeepView, RegisterViews } from "@/features/members/components/register-views";
import { getRegisterScreen } from "@/features/members/queries/get-register-screen";
import { addressOf } from "@/features/members/rules/addresses";
import { isFiltered, PANEL_COLUMNS, registerAddress, registerParts } from "@/features/members/rules/register-address";
import { formatDay, formatNumber } from "@/lib/format";
import { readPage } from "@/server/page";
import { findUnits } from "./lookups";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("members");
  return { title: t("title") };
}

export default async function MembersPage({ searchParams }: PageProps<"/members">) {
  const asked = await searchParams;
  const address = registerAddress.parse(asked);
  const [t, tc, tm] = await Promise.all([
    getTranslations("members"),
    getTranslations("common"),
    getTranslations("merges"),
  ]);
  const { page, saved, member, may } = await readPage((actor) => getRegisterScreen(actor, address));
  const usual = saved.views.find((view) => view.isDefault);
  if (Object.keys(asked).length === 0 && usual !== undefined) {
    redirect(`/members?${usual.query}${usual.query === "" ? "" : "&"}view=${usual.id}` as Route);
  }
  const parts = registerParts(address);
  // An address that asks for nothing would open the usual view.
  const at = (more: Record<string, string | null | undefined>) => {
    const href = addressOf("/members", { ...parts, ...more });
    return href === "/members" ? "/members?view=all" : href;
  };
  const query = addressOf("", parts).slice(1);
  const here = { after: address.after, before: address.before };
  const closeHref = at(here);
  const count = formatNumber(page.total.people);
  const found = page.total.isMore ? t("register.foundMore", { count }) : t("found", { count });
  const columns = member === null ? address.cols : address.cols.filter((column) => PANEL_COLUMNS.includes(column));
  const canPick = may.exportRegister || may.record;
  const table = (
    <MemberTable
      rows={page.rows}
      caption={page.unitName === null ? t("title") : t("titleOf", { unit: page.unitName })}
      columns={columns}
      sort={address.sort}
      isDescending={address.dir === "desc"}
      sortHref={(sort, isDescending) => at({ sort: sort === "name" ? null : sort, dir: isDescending ? "desc" : null })}
      openHref={(id) => at({ ...here, open: id })}
      openId={member?.id}
      canPick={canPick}
    />
  );
  return (
    <PageFrame
      title={t("title")}
      summary={t("summary")}
      action={
        may.register && (
          <>
            <LinkButton href="/members/new">{t("newTitle")}</LinkButton>
            <LinkButton href="/changes/new" variant="primary">
              {t("recordChange")}
            </LinkButton>
          </>
        )
      }
      meta={
        may.register && (
          <>
            <TextLink href="/members/due">{t("due.title")}</TextLink>
            <TextLink href="/members/import">{t("import.title")}</TextLink>
            <TextLink href="/members/duplicates">{tm("link")}</TextLink>
          </>
        )
      }
    >
      <div className="flex flex-col gap-4">
        <RegisterViews views={saved.views} query={query} />
        <RegisterFilters address={address} unitName={page.unitName} findUnits={findUnits} />
        <RegisterTools address={address}>
          <KeepView {...saved} query={query} />
        </RegisterTools>
      </div>
      {page.isOfThePast && (
        <FormMessage tone="info">
          {address.known === undefined
            ? t("register.asOf", { day: formatDay(page.day) })
            : t("register.asKnown", { day: formatDay(page.day), known: formatDay(address.known) })}
        </FormMessage>
      )}
      <RegisterKeys openId={member?.id} closeHref={closeHref} />
      {page.rows.length === 0 ? (
        <EmptyState title={isFiltered(address) ? t("noneFound") : t("none")}>
          {isFiltered(address) ? t("noneFoundText") : t("noneText")}
        </EmptyState>
      ) : (
        <div className={member === null ? undefined : "grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_25rem]"}>
          <div className={member === null ? undefined : "min-w-0 max-lg:hidden"}>
            {canPick ? (
              <form method="get" action="/api/exports/members" aria-label={t("register.bulk.label")}>
                {Object.entries({ ...parts, cols: undefined }).map(
                  ([name, value]) =>
                    value !== undefined && <input key={name} type="hidden" name={name} value={value} />,
                )}
                <BulkBar
                  key={page.rows[0]?.id}
                  texts={{
                    label: t("register.bulk.scope"),
                    all: page.total.isMore ? t("register.bulk.allMore", { count }) : t("register.bulk.all", { count }),
                    picked: t("register.bulk.picked", { count: "{count}" }),
                    formats: may.exportRegister ? { xlsx: t("register.bulk.xlsx"), csv: t("register.bulk.csv") } : null,
                  }}
                >
                  {may.record && (
                    <button type="submit" formAction="/members/recognise" className={buttonClass("secondary", "small")}>
                      {t("register.bulk.recognise")}
                    </button>
                  )}
                </BulkBar>
                {table}
              </form>
            ) : (
              table
            )}
          </div>
          {member !== null && <RegisterPanel member={member} closeHref={closeHref} canCorrect={may.register} />}
        </div>
      )}
      <Pagination
        label={t("pages")}
        summary={found}
        previousLabel={tc("previous")}
        nextLabel={tc("next")}
        previousHref={page.before === null ? undefined : at({ before: page.before })}
        nextHref={page.after === null ? undefined : at({ after: page.after })}
      />
    </PageFrame>
  );
}
