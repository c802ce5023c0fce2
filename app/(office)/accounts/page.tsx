import type { Metadata } from "next";
import { UserPlus } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { FilterBar } from "@/components/filter-bar";
import { LinkButton } from "@/components/link-button";
import { PageFrame } from "@/components/page-frame";
import { Pagination } from "@/components/pagination";
import { Select } from "@/components/select";
import { TextField } from "@/components/text-field";
import { AccountsTable } from "@/features/users/components/accounts-table";
import { listAccounts } from "@/features/users/queries/accounts";
import { ROLES } from "@/lib/actor";
import { isId } from "@/lib/id";
import { readPage } from "@/server/page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("users"))("list.title") };
}

export default async function AccountsPage({ searchParams }: PageProps<"/accounts">) {
  const [t, asked] = await Promise.all([getTranslations("users"), searchParams]);
  const search = textOf(asked["search"]);
  const role = ROLES.find((one) => one === asked["role"]);
  const [afterName, afterId] = [textOf(asked["afterName"]), textOf(asked["afterId"])];
  const after = isId(afterId) ? { fullName: afterName, id: afterId } : undefined;
  const { rows, next } = await readPage((actor) => listAccounts(actor, { search, role, after }));
  const address = (page: Record<string, string>) => {
    const query = new URLSearchParams({ ...(search && { search }), ...(role && { role }), ...page });
    return `/accounts${query.size > 0 ? `?${query.toString()}` : ""}`;
  };
  const isFiltered = search !== "" || role !== undefined;
  return (
    <PageFrame
      title={t("list.title")}
      summary={t("list.summary")}
      action={
        <LinkButton href="/accounts/new" variant="primary" icon={<UserPlus aria-hidden className="size-4.5" />}>
          {t("list.create")}
        </LinkButton>
      }
    >
      <FilterBar
        label={t("list.filters")}
        submitLabel={t("list.filter")}
        action="/accounts"
        {...(isFiltered && { clearHref: "/accounts", clearLabel: t("list.clear") })}
      >
        <TextField name="search" type="search" label={t("list.search")} defaultValue={search} />
        <Select
          name="role"
          label={t("list.role")}
          placeholder={t("list.anyRole")}
          defaultValue={role}
          options={ROLES.map((value) => ({ value, label: t(`roles.${value}`) }))}
        />
      </FilterBar>
      <AccountsTable rows={rows} />
      {(after || next) && (
        <Pagination
          label={t("list.pages")}
          previousLabel={t("list.first")}
          nextLabel={t("list.next")}
          previousHref={after && address({})}
          nextHref={next && address({ afterName: next.fullName, afterId: next.id })}
        />
      )}
    </PageFrame>
  );
}

function textOf(value: string | string[] | undefined): string {
  return typeof value === "string" ? value.trim() : "";
}
