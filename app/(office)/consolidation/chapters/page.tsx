import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { DataTable } from "@/components/data-table";
import { PageFrame } from "@/components/page-frame";
import { StatusBadge } from "@/components/status-badge";
import { TextLink } from "@/components/text-link";
import { ConsolidationSwitches } from "@/features/consolidation/components/consolidation-switches";
import { getChapters } from "@/features/consolidation/queries/get-chapters";
import { chapterHref, consolidationHref } from "@/features/consolidation/rules/addresses";
import { formatDateTime } from "@/lib/format";
import { readPage } from "@/server/page";
import { readAsked } from "../read-asked";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("consolidation"))("chapters.title") };
}

export default async function ChaptersPage({ searchParams }: PageProps<"/consolidation/chapters">) {
  const { asked, quarters } = await readAsked(searchParams);
  const [t, locale, { place, chapters }] = await Promise.all([
    getTranslations("consolidation"),
    getLocale(),
    readPage((actor) => getChapters(actor, asked)),
  ]);
  const here = { ...asked, unitId: place.id };
  return (
    <PageFrame
      title={t("chapters.title")}
      summary={t("chapters.summary", { unit: place.name })}
      breadcrumbs={[{ label: t("title"), href: consolidationHref(here) }, { label: t("chapters.title") }]}
    >
      <ConsolidationSwitches asked={here} place={place} quarters={quarters} action="/consolidation/chapters" />
      <DataTable
        caption={t("chapters.title")}
        rows={chapters}
        rowKey={({ code }) => code}
        columns={[
          {
            key: "title",
            header: t("chapters.chapter"),
            isRowHeader: true,
            width: "min-w-64",
            cell: ({ code, title }) => <TextLink href={chapterHref(here, code)}>{title[locale]}</TextLink>,
          },
          { key: "texts", header: t("chapters.texts"), align: "end", cell: ({ texts }) => texts },
          {
            key: "own",
            header: t("chapters.own"),
            cell: ({ body, changedAt }) =>
              body === "" || changedAt === null ? (
                <StatusBadge tone="neutral">{t("chapters.unwritten")}</StatusBadge>
              ) : (
                <span>{t("chapters.written", { characters: body.length, at: formatDateTime(changedAt) })}</span>
              ),
          },
        ]}
      />
    </PageFrame>
  );
}
