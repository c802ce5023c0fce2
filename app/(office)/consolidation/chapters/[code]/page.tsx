import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/client-messages";
import { EmptyState } from "@/components/empty-state";
import { PageFrame } from "@/components/page-frame";
import { Pagination } from "@/components/pagination";
import { Section } from "@/components/section";
import { ChapterEditor, Sources, UnitTextCard } from "@/features/consolidation/components/chapter-parts";
import { getChapter } from "@/features/consolidation/queries/get-chapters";
import { chapterHref, consolidationHref } from "@/features/consolidation/rules/addresses";
import { formatQuarter } from "@/lib/format";
import { readPage } from "@/server/page";
import { readAsked } from "../../read-asked";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("consolidation"))("chapters.title") };
}

export default async function ChapterPage({ params, searchParams }: PageProps<"/consolidation/chapters/[code]">) {
  const { code } = await params;
  const { asked, after } = await readAsked(searchParams);
  const [t, locale, found] = await Promise.all([
    getTranslations("consolidation"),
    getLocale(),
    readPage((actor) => getChapter(actor, { ...asked, code, after })),
  ]);
  const { place, chapter, texts, quotes, mayWrite } = found;
  const here = { ...asked, unitId: place.id };
  const where = { unitId: place.id, quarter: asked.quarter };
  return (
    <PageFrame
      title={chapter.title[locale]}
      summary={chapter.guidance[locale]}
      breadcrumbs={[
        { label: t("title"), href: consolidationHref(here) },
        { label: t("chapters.title"), href: chapterHref(here) },
        { label: chapter.title[locale] },
      ]}
      meta={
        <span>
          {place.name} · {formatQuarter(asked.quarter, locale)}
        </span>
      }
    >
      <ClientMessages namespaces={["consolidation"]}>
        <div className="grid gap-x-10 gap-y-7 lg:grid-cols-2">
          <div className="flex flex-col gap-7">
            <Section title={t("chapters.ownTitle")}>
              <ChapterEditor chapter={chapter} {...where} mayWrite={mayWrite} />
            </Section>
            <Section title={t("chapters.sources")}>
              <Sources quotes={quotes} />
            </Section>
          </div>
          <Section title={t("chapters.ofUnits", { count: chapter.texts })}>
            {texts.length === 0 && <EmptyState title={t("chapters.noTextsTitle")}>{t("chapters.noTexts")}</EmptyState>}
            <div className="flex flex-col gap-4">
              {texts.map((text) => (
                <UnitTextCard key={text.unitId} text={text} section={chapter.code} {...where} mayWrite={mayWrite} />
              ))}
            </div>
            <Pagination
              label={t("breakdown.pages")}
              previousHref={after === undefined ? undefined : chapterHref(here, code)}
              nextHref={found.after === null ? undefined : `${chapterHref(here, code)}&after=${found.after}`}
              previousLabel={t("breakdown.first")}
              nextLabel={t("breakdown.next")}
            />
          </Section>
        </div>
      </ClientMessages>
    </PageFrame>
  );
}
