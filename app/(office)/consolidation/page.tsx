import { FileText, NotebookPen } from "lucide-react";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { EmptyState } from "@/components/empty-state";
import { LinkButton } from "@/components/link-button";
import { PageFrame } from "@/components/page-frame";
import { ConsolidationSwitches } from "@/features/consolidation/components/consolidation-switches";
import { ConsolidationTable } from "@/features/consolidation/components/consolidation-table";
import { MissingUnits } from "@/features/consolidation/components/missing-units";
import { getConsolidation } from "@/features/consolidation/queries/get-consolidation";
import { chapterHref, placeQuery } from "@/features/consolidation/rules/addresses";
import { cumulativeOf } from "@/features/members/rules/strength";
import { formatQuarter } from "@/lib/format";
import { readPage } from "@/server/page";
import { readAsked } from "./read-asked";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("consolidation"))("title") };
}

export default async function ConsolidationPage({ searchParams }: PageProps<"/consolidation">) {
  const { asked, quarters } = await readAsked(searchParams);
  const [t, locale, found] = await Promise.all([
    getTranslations("consolidation"),
    getLocale(),
    readPage((actor) => getConsolidation(actor, asked)),
  ]);
  const { quarter, span, place, counted } = found;
  return (
    <PageFrame
      title={t("title")}
      summary={t("summary", { unit: place.name })}
      meta={
        <span className="font-semibold">
          {formatQuarter(quarter, locale)}
          {span === "year" && ` · ${t("switches.spans.year", { months: cumulativeOf(quarter) })}`}
        </span>
      }
      action={
        <>
          <LinkButton href={chapterHref(found)} icon={<NotebookPen aria-hidden className="size-4.5" />}>
            {t("toChapters")}
          </LinkButton>
          <LinkButton
            href={`/documents/review?${placeQuery(found)}`}
            variant="primary"
            icon={<FileText aria-hidden className="size-4.5" />}
          >
            {t("toDocument")}
          </LinkButton>
        </>
      }
    >
      <ConsolidationSwitches asked={found} place={place} quarters={quarters} action="/consolidation" hasSpan />
      <MissingUnits consolidation={found} />
      {counted === 0 && found.lines.every(({ amount }) => amount.answered === 0) && (
        <EmptyState title={t("emptyTitle")}>{t("empty")}</EmptyState>
      )}
      <ConsolidationTable consolidation={found} />
    </PageFrame>
  );
}
