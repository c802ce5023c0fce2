import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { FilterBar } from "@/components/filter-bar";
import { FormMessage } from "@/components/form-message";
import { PageFrame } from "@/components/page-frame";
import { Select } from "@/components/select";
import { FormPreview } from "@/features/forms/components/form-preview";
import { FormStateBadge } from "@/features/forms/components/form-state-badge";
import { getForm } from "@/features/forms/queries/get-form";
import { formAddress } from "@/features/forms/schema";
import { readPage } from "@/server/page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("forms"))("previewTitle") };
}

export default async function FormPreviewPage({ params, searchParams }: PageProps<"/forms/[formId]/preview">) {
  const [{ formId }, query] = await Promise.all([params, searchParams]);
  const form = await readPage((actor) => getForm(actor, formId));
  const [t, locale] = await Promise.all([getTranslations("forms"), getLocale()]);
  const { unitKinds } = form.known;
  const asked = formAddress.parse(query).kind;
  const kind = unitKinds.find(({ code }) => code === asked) ?? unitKinds.find(({ reports }) => reports);
  const name = t(form.state === "draft" ? "draftTitle" : "versionTitle", { version: form.version });
  return (
    <PageFrame
      title={t("previewTitle")}
      summary={t("previewText")}
      breadcrumbs={[
        { label: t("title"), href: "/forms" },
        { label: name, href: `/forms/${formId}` },
        { label: t("preview") },
      ]}
      meta={<FormStateBadge state={form.state} />}
    >
      <FilterBar label={t("previewKind")} submitLabel={t("previewShow")} action={`/forms/${formId}/preview`}>
        <Select
          name="kind"
          label={t("previewKind")}
          options={unitKinds.map(({ code, nameVi, nameEn }) => ({
            value: code,
            label: locale === "en" ? nameEn : nameVi,
          }))}
          defaultValue={kind?.code}
        />
      </FilterBar>
      {kind && !kind.reports && <FormMessage tone="info">{t("previewNotReporting")}</FormMessage>}
      {kind && <FormPreview form={form} kind={kind.code} />}
    </PageFrame>
  );
}
