import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/client-messages";
import { PageFrame } from "@/components/page-frame";
import { Pagination } from "@/components/pagination";
import { Section } from "@/components/section";
import { LinkTabs } from "@/components/tabs";
import { BreakdownTable } from "@/features/consolidation/components/breakdown-table";
import { RegisterDifference, StatedFigure } from "@/features/consolidation/components/figure-side";
import { getBreakdown } from "@/features/consolidation/queries/get-breakdown";
import { consolidationHref, figureHref } from "@/features/consolidation/rules/addresses";
import { amountText } from "@/features/consolidation/rules/amount-text";
import { formatQuarter } from "@/lib/format";
import { readPage } from "@/server/page";
import { readAsked } from "../../read-asked";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("consolidation"))("breakdown.title") };
}

export default async function FigurePage({ params, searchParams }: PageProps<"/consolidation/figures/[code]">) {
  const { code } = await params;
  const { asked, show, after } = await readAsked(searchParams);
  const [t, locale, found] = await Promise.all([
    getTranslations("consolidation"),
    getLocale(),
    readPage((actor) => getBreakdown(actor, { ...asked, code, show, after })),
  ]);
  const { consolidation, line, rows, mayState } = found;
  const total = amountText(line.kind, line.amount, { yes: t("table.yes"), no: t("table.no") });
  const tab = (value?: "missing" | "blank" | "differs") => ({
    href: figureHref(consolidation, code, value),
    label: t(`breakdown.show.${value ?? "all"}`),
    isCurrent: show === value,
  });
  return (
    <PageFrame
      title={line.name[locale]}
      summary={t("breakdown.summary", {
        unit: consolidation.place.name,
        quarter: formatQuarter(asked.quarter, locale),
      })}
      breadcrumbs={[{ label: t("title"), href: consolidationHref(consolidation) }, { label: line.name[locale] }]}
      meta={
        <>
          <span className="text-h2">{total ?? t("table.nothing")}</span>
          <span className="text-ink-soft">
            {t("breakdown.counts", { missing: line.missing, blank: line.blank, asked: line.asked })}
          </span>
        </>
      }
    >
      <ClientMessages namespaces={["consolidation"]}>
        {line.register !== null && (
          <Section title={t("register.title")} summary={t("register.summary")}>
            <RegisterDifference register={line.register} sum={line.amount.value} />
          </Section>
        )}
        {asked.span === "quarter" && (mayState || line.stated !== null) && (
          <Section title={t("stated.title")} summary={t("stated.summary")}>
            <StatedFigure line={line} unitId={consolidation.unitId} quarter={asked.quarter} mayState={mayState} />
          </Section>
        )}
        <Section title={t("breakdown.title")}>
          <LinkTabs label={t("breakdown.showLabel")} items={[tab(), tab("missing"), tab("blank"), tab("differs")]} />
          <BreakdownTable line={line} rows={rows} />
          <Pagination
            label={t("breakdown.pages")}
            previousHref={after === undefined ? undefined : figureHref(consolidation, code, show)}
            nextHref={
              found.after === null ? undefined : `${figureHref(consolidation, code, show)}&after=${found.after}`
            }
            previousLabel={t("breakdown.first")}
            nextLabel={t("breakdown.next")}
          />
        </Section>
      </ClientMessages>
    </PageFrame>
  );
}
