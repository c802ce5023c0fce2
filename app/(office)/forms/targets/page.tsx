import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/client-messages";
import { EmptyState } from "@/components/empty-state";
import { FilterBar } from "@/components/filter-bar";
import { PageFrame } from "@/components/page-frame";
import { Section } from "@/components/section";
import { Select } from "@/components/select";
import { TargetForm } from "@/features/forms/components/target-form";
import { getTargetTable } from "@/features/forms/queries/get-target-table";
import { markOf } from "@/features/forms/rules/items";
import { targetAddress } from "@/features/forms/schema";
import { readPage } from "@/server/page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("forms.targets"))("title") };
}

export default async function TargetsPage({ searchParams }: PageProps<"/forms/targets">) {
  const asked = targetAddress.parse(await searchParams);
  const { year, indicators, indicator, units, sourceDocument } = await readPage((actor) =>
    getTargetTable(actor, asked),
  );
  const [t, locale] = await Promise.all([getTranslations("forms.targets"), getLocale()]);
  const isEnglish = locale === "en";
  const nameOf = (one: { nameVi: string; nameEn: string }) => (isEnglish ? one.nameEn : one.nameVi);
  const years = Array.from({ length: 7 }, (_, index) => String(year + 3 - index));
  return (
    <ClientMessages namespaces={["forms"]}>
      <PageFrame title={t("title")} summary={t("summary")}>
        <FilterBar label={t("filter")} submitLabel={t("show")} action="/forms/targets">
          <Select
            name="year"
            label={t("year")}
            options={years.map((value) => ({ value, label: value }))}
            defaultValue={String(year)}
          />
          {indicator && (
            <Select
              name="indicator"
              label={t("indicator")}
              options={indicators.map((one) => ({ value: one.code, label: nameOf(one) }))}
              defaultValue={indicator.code}
            />
          )}
        </FilterBar>
        {indicator === null ? (
          <EmptyState title={t("noneTitle", { year })}>{t("noneText")}</EmptyState>
        ) : (
          <Section title={t("caption", { name: nameOf(indicator), year })}>
            <TargetForm
              // What was saved is what stands there from now on.
              key={markOf({ year, code: indicator.code, units })}
              year={year}
              indicator={indicator.code}
              name={nameOf(indicator)}
              measure={isEnglish ? indicator.unitEn : indicator.unitVi}
              units={units}
              sourceDocument={sourceDocument}
            />
          </Section>
        )}
      </PageFrame>
    </ClientMessages>
  );
}
