import { FileDown } from "lucide-react";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { FilterBar } from "@/components/filter-bar";
import { LinkButton } from "@/components/link-button";
import { PageFrame } from "@/components/page-frame";
import { Section } from "@/components/section";
import { Select } from "@/components/select";
import { ReviewGaps } from "@/features/documents/components/review-gaps";
import { ReviewPreview } from "@/features/documents/components/review-preview";
import { getReview } from "@/features/documents/queries/get-review";
import { buildReview } from "@/features/documents/rules/review-document";
import { reviewAddress } from "@/features/documents/schema";
import { listPeriods } from "@/features/settings/queries";
import { today } from "@/lib/dates";
import { formatQuarter } from "@/lib/format";
import { previousQuarter, quarterOf } from "@/lib/quarter";
import { readPage } from "@/server/page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("documents"))("title") };
}

export default async function ReviewPage({ searchParams }: PageProps<"/documents/review">) {
  const asked = reviewAddress.parse(await searchParams);
  const periods = await readPage(listPeriods);
  const quarter = asked.quarter ?? periods[0]?.quarter ?? previousQuarter(quarterOf(today()));
  const [t, locale, data] = await Promise.all([
    getTranslations("documents"),
    getLocale(),
    readPage((actor) => getReview(actor, { unitId: asked.unit, quarter, withSubmitted: asked.submitted })),
  ]);
  const review = buildReview(data);
  const quarters = [...new Set([quarter, ...periods.map((period) => period.quarter)])].toSorted().toReversed();
  const query = new URLSearchParams({
    quarter,
    ...(asked.unit === undefined ? {} : { unit: asked.unit }),
    ...(asked.submitted ? { submitted: "1" } : {}),
  });
  return (
    <PageFrame
      title={t("title")}
      summary={t("summary", { unit: data.unitName })}
      action={
        <>
          <LinkButton
            href={`/api/documents/review?${query.toString()}&format=pdf`}
            isDownload
            icon={<FileDown aria-hidden className="size-4.5" />}
          >
            {t("downloadPdf")}
          </LinkButton>
          <LinkButton
            href={`/api/documents/review?${query.toString()}`}
            variant="primary"
            isDownload
            icon={<FileDown aria-hidden className="size-4.5" />}
          >
            {t("download")}
          </LinkButton>
        </>
      }
    >
      <FilterBar
        label={t("choose")}
        submitLabel={t("show")}
        hidden={{ unit: asked.unit, submitted: asked.submitted ? "1" : undefined }}
      >
        <Select
          name="quarter"
          label={t("quarter")}
          options={quarters.map((value) => ({ value, label: formatQuarter(value, locale === "vi" ? "vi" : "en") }))}
          defaultValue={quarter}
        />
      </FilterBar>
      <Section title={t("gaps.title")} summary={t("gaps.summary")}>
        <ReviewGaps data={data} open={review.open} />
      </Section>
      <Section title={t("preview.title")} summary={t("preview.summary")}>
        <ReviewPreview
          label={t("preview.label")}
          blocks={[{ kind: "caption", text: `BÁO CÁO ${review.title}` }, ...review.blocks, ...review.appendix]}
        />
      </Section>
    </PageFrame>
  );
}
