import { FileDown } from "lucide-react";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { DataTable } from "@/components/data-table";
import { FilterBar } from "@/components/filter-bar";
import { LinkButton } from "@/components/link-button";
import { PageFrame } from "@/components/page-frame";
import { Section } from "@/components/section";
import { Select } from "@/components/select";
import { getBlankForm } from "@/features/documents/queries/get-blank-form";
import { blankCell } from "@/features/documents/rules/blank-form-sheet";
import { blankFormAddress } from "@/features/documents/schema";
import { today } from "@/lib/dates";
import { formatQuarter } from "@/lib/format";
import { quarterOf } from "@/lib/quarter";
import { readPage } from "@/server/page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("documents"))("forms.title") };
}

export default async function BlankFormPage({ searchParams }: PageProps<"/documents/forms">) {
  const { quarter = quarterOf(today()), kind } = blankFormAddress.parse(await searchParams);
  const [t, locale, form] = await Promise.all([
    getTranslations("documents"),
    getLocale(),
    readPage((actor) => getBlankForm(actor, { quarter, kind })),
  ]);
  const nameOf = (one: { nameVi: string; nameEn: string }) => (locale === "vi" ? one.nameVi : one.nameEn);
  const query = new URLSearchParams({ quarter, kind: form.kind.code }).toString();
  return (
    <PageFrame
      title={t("forms.title")}
      summary={t("forms.summary")}
      meta={
        <span className="font-semibold">
          {formatQuarter(quarter, locale)} · {nameOf(form.kind)}
        </span>
      }
      action={
        <LinkButton
          href={`/api/documents/forms?${query}`}
          variant="primary"
          isDownload
          icon={<FileDown aria-hidden className="size-4.5" />}
        >
          {t("downloadPdf")}
        </LinkButton>
      }
    >
      <FilterBar label={t("forms.choose")} submitLabel={t("show")} hidden={{ quarter }}>
        <Select
          name="kind"
          label={t("forms.kind")}
          defaultValue={form.kind.code}
          options={form.kinds.map((one) => ({ value: one.code, label: nameOf(one) }))}
        />
      </FilterBar>
      <article lang="vi" aria-label={t("forms.label")} className="flex flex-col gap-6">
        {[...new Set(form.figures.map(({ section }) => section))].map((section) => {
          const rows = form.figures.filter((figure) => figure.section === section);
          const title = rows[0]?.group.vi ?? section;
          return (
            <Section key={section} title={title}>
              <DataTable
                caption={`Bảng: ${title}`}
                rows={rows}
                rowKey={({ code }) => code}
                columns={[
                  {
                    key: "name",
                    header: "Chỉ tiêu",
                    isRowHeader: true,
                    width: "min-w-64",
                    cell: ({ nameVi }) => nameVi,
                  },
                  { key: "measure", header: "Đơn vị tính", cell: ({ unitVi }) => unitVi },
                  { key: "value", header: "Số liệu", width: "min-w-32", cell: (figure) => blankCell(figure.kind) },
                  { key: "note", header: "Ghi chú", width: "min-w-40", cell: () => "" },
                ]}
              />
            </Section>
          );
        })}
        {form.sections.map(({ code, titleVi, guidanceVi }) => (
          <Section key={code} title={titleVi} summary={guidanceVi}>
            <div aria-hidden className="h-40 border-b border-line-strong max-md:h-24" />
          </Section>
        ))}
      </article>
    </PageFrame>
  );
}
