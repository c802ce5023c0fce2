import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EmptyState } from "@/components/empty-state";
import { LinkButton } from "@/components/link-button";
import { PageFrame } from "@/components/page-frame";
import { Pagination } from "@/components/pagination";
import { LinkTabs } from "@/components/tabs";
import { EventTable } from "@/features/reorganisations/components/event-table";
import { listEvents } from "@/features/reorganisations/queries/list-events";
import { eventsAddress } from "@/features/reorganisations/schema";
import { readPage } from "@/server/page";

const STATUSES = ["pending", "done", "undone", "cancelled"] as const;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("reorganisations");
  return { title: t("eventsTitle") };
}

export default async function EventsPage({ searchParams }: PageProps<"/org-units/events">) {
  const { status, kind, before } = eventsAddress.parse(await searchParams);
  const [t, to, tc] = await Promise.all([
    getTranslations("reorganisations"),
    getTranslations("orgUnits"),
    getTranslations("common"),
  ]);
  const { rows, next } = await readPage((actor) => listEvents(actor, { status, kind, before }));
  const address = (over: Record<string, string | undefined>) => {
    const given = Object.entries({ status, kind, ...over }).filter((entry) => entry[1] !== undefined);
    const query = new URLSearchParams(given.map(([key, value]) => [key, value ?? ""])).toString();
    return query === "" ? "/org-units/events" : `/org-units/events?${query}`;
  };
  return (
    <PageFrame
      title={t("eventsTitle")}
      summary={t("eventsSummary")}
      breadcrumbs={[{ label: to("title"), href: "/org-units" }, { label: t("eventsTitle") }]}
      action={
        <LinkButton href="/org-units/reorganise" variant="primary">
          {t("title")}
        </LinkButton>
      }
    >
      <LinkTabs
        label={t("byStatus")}
        items={[
          { href: address({ status: undefined }), label: tc("all"), isCurrent: status === undefined },
          ...STATUSES.map((one) => ({
            href: address({ status: one }),
            label: t(`statuses.${one}`),
            isCurrent: status === one,
          })),
        ]}
      />
      {rows.length === 0 ? (
        <EmptyState title={t("noEvents")}>{t("noEventsText")}</EmptyState>
      ) : (
        <EventTable rows={rows} caption={t("eventsTitle")} />
      )}
      {(before !== undefined || next !== null) && (
        <Pagination
          label={t("eventsTitle")}
          previousLabel={t("toFirst")}
          nextLabel={tc("next")}
          {...(before === undefined ? {} : { previousHref: address({}) })}
          {...(next === null ? {} : { nextHref: address({ before: next }) })}
        />
      )}
    </PageFrame>
  );
}
