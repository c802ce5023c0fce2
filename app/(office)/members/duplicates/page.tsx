import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { ComboBox } from "@/components/combo-box";
import { FilterBar } from "@/components/filter-bar";
import { PageFrame } from "@/components/page-frame";
import { Section } from "@/components/section";
import { DuplicateTable } from "@/features/members/components/duplicate-table";
import { ToldApartList } from "@/features/members/components/told-apart";
import { findDuplicates } from "@/features/members/queries/find-duplicates";
import { listDistinctions } from "@/features/members/queries/list-distinctions";
import { duplicatesAddress } from "@/features/members/schema";
import { readPage } from "@/server/page";
import { findAnyMembers } from "../lookups";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("merges");
  return { title: t("title") };
}

export default async function DuplicatesPage({ searchParams }: PageProps<"/members/duplicates">) {
  const { a, b } = duplicatesAddress.parse(await searchParams);
  if (a !== undefined && b !== undefined && a !== b) redirect(`/members/duplicates/${a}/${b}`);
  const [t, tm, { duplicates, distinctions }] = await Promise.all([
    getTranslations("merges"),
    getTranslations("members"),
    readPage(async (actor) => ({
      duplicates: await findDuplicates(actor),
      distinctions: await listDistinctions(actor),
    })),
  ]);
  return (
    <PageFrame
      title={t("title")}
      summary={t("summary")}
      breadcrumbs={[{ label: tm("title"), href: "/members" }, { label: t("title") }]}
    >
      <DuplicateTable duplicates={duplicates} />
      {duplicates.hasMore && (
        <p className="text-label text-ink-soft">{t("more", { count: duplicates.pairs.length })}</p>
      )}
      <Section title={t("anyTitle")} summary={t("anyText")}>
        <FilterBar label={t("anyTitle")} submitLabel={t("compare")} action="/members/duplicates">
          <ComboBox name="a" label={t("first")} searchAction={findAnyMembers} />
          <ComboBox name="b" label={t("second")} searchAction={findAnyMembers} />
        </FilterBar>
      </Section>
      <ToldApartList distinctions={distinctions} />
    </PageFrame>
  );
}
