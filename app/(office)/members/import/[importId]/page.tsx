import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/client-messages";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { DisabledReason } from "@/components/disabled-reason";
import { EmptyState } from "@/components/empty-state";
import { FormMessage } from "@/components/form-message";
import { LinkButton } from "@/components/link-button";
import { PageFrame } from "@/components/page-frame";
import { Pagination } from "@/components/pagination";
import { Section } from "@/components/section";
import { Stat, StatRow } from "@/components/stat";
import { StatusBadge } from "@/components/status-badge";
import { LinkTabs } from "@/components/tabs";
import { cancelImportAction } from "@/features/members/actions";
import { ImportFactList } from "@/features/members/components/import-facts";
import { STATUS_TONES } from "@/features/members/components/import-list";
import { ImportRows } from "@/features/members/components/import-rows";
import { ImportRun } from "@/features/members/components/import-run";
import { getImport, type ImportFacts, type ImportPage } from "@/features/members/queries/get-import";
import { addressOf } from "@/features/members/rules/addresses";
import { IMPORT_ROW_FILTERS, type ImportRowFilter, importAddress } from "@/features/members/schema";
import { formatNumber } from "@/lib/format";
import { readPage } from "@/server/page";
import { translateKey } from "@/server/translate";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("members.import");
  return { title: t("newTitle") };
}

export default async function ImportedFilePage({ params, searchParams }: PageProps<"/members/import/[importId]">) {
  const [{ importId }, { rows: filter, after }] = [await params, importAddress.parse(await searchParams)];
  const [t, tm, page] = await Promise.all([
    getTranslations("members.import"),
    getTranslations("members"),
    readPage((actor) => getImport(actor, { importId, filter, after })),
  ]);
  const { facts } = page;
  const isOpen = facts.status === "checked" || facts.status === "applying";
  const titles = { applied: "appliedTitle", cancelled: "cancelledTitle" } as const;
  const title = facts.status === "applied" || facts.status === "cancelled" ? titles[facts.status] : "checkedTitle";
  return (
    <ClientMessages namespaces={["members"]}>
      <PageFrame
        title={t(title, { file: facts.fileName })}
        breadcrumbs={[
          { label: tm("title"), href: "/members" },
          { label: t("newTitle"), href: "/members/import" },
          { label: facts.fileName },
        ]}
        meta={<StatusBadge tone={STATUS_TONES[facts.status]}>{t(`statuses.${facts.status}`)}</StatusBadge>}
      >
        {isOpen ? <Proposal facts={facts} /> : <Outcome facts={facts} />}
        <Section title={t("facts")}>
          <ImportFactList facts={facts} />
        </Section>
        {isOpen && <Rows page={page} filter={filter} />}
      </PageFrame>
    </ClientMessages>
  );
}

async function Proposal({ facts }: { facts: ImportFacts }) {
  const [t, all] = await Promise.all([getTranslations("members.import"), getTranslations()]);
  const { id, rowsReady, rowsKnown, rowsWithErrors, rowsWithWarnings, rowsDone, status, isRunning, problem } = facts;
  const to = (rows: ImportRowFilter, count: number) =>
    count === 0 ? {} : { href: addressOf(`/members/import/${id}`, { rows }) };
  return (
    <div className="flex flex-col gap-5">
      {problem !== null && status === "checked" && <FormMessage tone="error">{translateKey(all, problem)}</FormMessage>}
      <StatRow>
        <Stat label={t("ready")} value={formatNumber(rowsReady)} />
        <Stat label={t("withErrors")} value={formatNumber(rowsWithErrors)} {...to("errors", rowsWithErrors)} />
        <Stat label={t("withWarnings")} value={formatNumber(rowsWithWarnings)} {...to("warnings", rowsWithWarnings)} />
        <Stat label={t("known")} value={formatNumber(rowsKnown)} {...to("known", rowsKnown)} />
      </StatRow>
      {rowsWithErrors > 0 && <p className="prose-width text-label text-ink-soft">{t("applyNote")}</p>}
      <div className="flex flex-wrap items-start gap-4">
        {rowsReady > 0 ? (
          <ImportRun key={status} importId={id} progress={{ status, rowsDone, rowsReady, isRunning }} />
        ) : (
          <DisabledReason label={t("applyNone")} reason={t("nothingToApply")} />
        )}
        <ConfirmDialog
          label={t("cancel")}
          title={t("cancelTitle")}
          description={t("cancelText")}
          confirmLabel={t("cancel")}
          action={cancelImportAction}
          fields={{ importId: id }}
          variant="quiet"
          confirmVariant="danger"
        />
      </div>
    </div>
  );
}

async function Outcome({ facts }: { facts: ImportFacts }) {
  const t = await getTranslations("members.import");
  const isApplied = facts.status === "applied";
  const counts = { known: formatNumber(facts.rowsKnown), errors: formatNumber(facts.rowsWithErrors) };
  return (
    <div className="flex flex-col gap-5">
      {isApplied ? (
        <FormMessage tone="success" title={t("doneTitle", { count: formatNumber(facts.rowsDone) })}>
          <p>{t("doneText", counts)}</p>
        </FormMessage>
      ) : (
        <FormMessage tone="info">{t("cancelledText")}</FormMessage>
      )}
      <div className="flex flex-wrap gap-3">
        {isApplied && (
          <LinkButton href={addressOf("/members", { unit: facts.unitId })} variant="primary">
            {t("openRegister")}
          </LinkButton>
        )}
        <LinkButton href="/members/import">{t("importMore")}</LinkButton>
      </div>
    </div>
  );
}

async function Rows({ page: { facts, rows, after }, filter }: { page: ImportPage; filter: ImportRowFilter }) {
  const [t, tc] = await Promise.all([getTranslations("members.import"), getTranslations("common")]);
  const path = `/members/import/${facts.id}`;
  const counts = {
    all: facts.rowsTotal,
    errors: facts.rowsWithErrors,
    warnings: facts.rowsWithWarnings,
    known: facts.rowsKnown,
  };
  return (
    <Section title={t("rowsTitle")} id="rows">
      <LinkTabs
        label={t("rowsChoice")}
        items={IMPORT_ROW_FILTERS.map((one) => ({
          href: addressOf(path, { rows: one === "all" ? null : one }),
          label: t(`rowFilters.${one}`),
          isCurrent: one === filter,
          count: formatNumber(counts[one]),
        }))}
      />
      {rows.length === 0 ? (
        <EmptyState title={t("noRowsShown")}>{t("noRowsShownText")}</EmptyState>
      ) : (
        <ImportRows rows={rows} />
      )}
      <Pagination
        label={t("rowPages")}
        previousLabel={tc("previous")}
        nextLabel={tc("next")}
        nextHref={after === null ? undefined : addressOf(path, { rows: filter === "all" ? null : filter, after })}
      />
    </Section>
  );
}
