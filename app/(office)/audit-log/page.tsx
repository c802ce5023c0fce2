import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DateField } from "@/components/date-field";
import { FilterBar } from "@/components/filter-bar";
import { PageFrame } from "@/components/page-frame";
import { Pagination } from "@/components/pagination";
import { Select } from "@/components/select";
import { TextField } from "@/components/text-field";
import { entryWords } from "@/features/audit-log/components/entry-words";
import { LogTable } from "@/features/audit-log/components/log-table";
import { SealSummary } from "@/features/audit-log/components/seal";
import { listEntries } from "@/features/audit-log/queries";
import { ACTIONS } from "@/features/audit-log/rules";
import { logAddress } from "@/features/audit-log/schema";
import { readPage } from "@/server/page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auditLog"))("title") };
}

export default async function AuditLogPage({ searchParams }: PageProps<"/audit-log">) {
  const [t, words, asked] = await Promise.all([getTranslations("auditLog"), entryWords(), searchParams]);
  const filters = logAddress.parse(asked);
  const { rows, next } = await readPage((actor) => listEntries(actor, filters));
  const { beforeAt, beforeId: _beforeId, ...kept } = filters;
  const isFiltered = Object.values(kept).some((value) => value !== "");
  const address = (page: Record<string, string>) => {
    const set = Object.entries({ ...kept, ...page }).filter(([, value]) => value !== "");
    return set.length > 0 ? `/audit-log?${new URLSearchParams(set).toString()}` : "/audit-log";
  };
  return (
    <PageFrame title={t("title")} summary={t("summary")}>
      <FilterBar
        label={t("filters")}
        submitLabel={t("filter")}
        action="/audit-log"
        {...(isFiltered && { clearHref: "/audit-log", clearLabel: t("clear") })}
      >
        <DateField name="from" label={t("from")} defaultValue={filters.from} />
        <DateField name="until" label={t("to")} defaultValue={filters.until} />
        <TextField name="actor" type="search" label={t("actorText")} defaultValue={filters.actor} />
        <Select
          name="action"
          label={t("action")}
          placeholder={t("anyAction")}
          defaultValue={filters.action}
          options={ACTIONS.map((value) => ({ value, label: words.action(value) }))}
        />
        <TextField name="subject" label={t("subjectId")} defaultValue={filters.subject} />
      </FilterBar>
      <SealSummary rows={rows} />
      <LogTable rows={rows} caption={t("caption")} />
      {(beforeAt !== "" || next) && (
        <Pagination
          label={t("pages")}
          previousLabel={t("first")}
          nextLabel={t("older")}
          previousHref={beforeAt === "" ? undefined : address({})}
          nextHref={next && address(next)}
        />
      )}
    </PageFrame>
  );
}
