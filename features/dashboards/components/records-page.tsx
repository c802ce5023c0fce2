import { useLocale, useTranslations } from "next-intl";
import { FormMessage } from "@/components/form-message";
import { PageFrame } from "@/components/page-frame";
import { TextLink } from "@/components/text-link";
import { formatQuarter } from "@/lib/format";
import type { FigureRecords } from "../queries/list-figure-records";
import { figureHref } from "../rules/addresses";
import { sourceOf } from "../rules/figures";
import { EntryTable } from "./entry-table";
import { useFigureName } from "./figure-name";
import { placeCrumbs } from "./place-crumbs";
import { RecipientTable } from "./recipient-table";

interface RecordsPageProps {
  records: FigureRecords;
  /** The unit whose figure was opened, when these are the records of a part of it. */
  withinId: string | undefined;
}

/** The persons and decisions behind a figure: as many lines as the figure says. */
export function RecordsPage({ records, withinId }: RecordsPageProps) {
  const t = useTranslations("overview.records");
  const locale = useLocale();
  const { figure, line, quarter, place, entries, recipients, isOwn, isCut, total } = records;
  const name = useFigureName(figure, line);
  const toUnits = figureHref(figure, { quarter, unitId: withinId ?? place.id });
  return (
    <PageFrame
      title={t("heading", { figure: name, quarter: formatQuarter(quarter, locale) })}
      breadcrumbs={placeCrumbs(place, quarter, [{ label: name, href: toUnits }, { label: t("title") }])}
      summary={t(isOwn ? "ownSummary" : "summary", { unit: place.name, records: total.plus + total.minus })}
    >
      {isCut && (
        <FormMessage tone="info">
          {t.rich("cut", {
            records: total.plus + total.minus,
            ledger: (text) => <TextLink href={`/changes?unit=${place.id}&quarter=${quarter}`}>{text}</TextLink>,
          })}
        </FormMessage>
      )}
      {sourceOf(figure).from === "awards" ? (
        <RecipientTable recipients={recipients} />
      ) : (
        <EntryTable entries={entries} />
      )}
    </PageFrame>
  );
}
