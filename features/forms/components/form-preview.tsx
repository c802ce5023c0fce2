import { getLocale, getTranslations } from "next-intl/server";
import { Card } from "@/components/card";
import { DataTable } from "@/components/data-table";
import { Section } from "@/components/section";
import { StatusBadge } from "@/components/status-badge";
import type { FormInFull } from "../queries/get-form";
import type { FormIndicator } from "../schema";

/** A form as units of one kind will see it, with nothing filled in. */
export async function FormPreview({ form, kind }: { form: FormInFull; kind: string }) {
  const [t, locale] = await Promise.all([getTranslations("forms"), getLocale()]);
  const isEnglish = locale === "en";
  const isAsked = ({ answeredBy }: { readonly answeredBy: readonly string[] }) =>
    answeredBy.length === 0 || answeredBy.includes(kind);
  const indicators = form.content.indicators.filter(isAsked);
  const chapters = form.content.chapters.filter(isAsked);
  const groups = form.content.groups.filter(({ code }) => indicators.some(({ section }) => section === code));
  if (indicators.length === 0 && chapters.length === 0) return <p className="text-ink-soft">{t("previewNothing")}</p>;
  return (
    <>
      {groups.map(({ code, titleVi, titleEn }) => {
        const title = isEnglish ? titleEn : titleVi;
        return (
          <Section key={code} title={title}>
            <DataTable
              caption={t("previewCaption", { group: title })}
              rows={indicators.filter(({ section }) => section === code)}
              rowKey={(indicator) => indicator.code}
              columns={[
                {
                  key: "name",
                  header: t("indicator"),
                  isRowHeader: true,
                  width: "min-w-64",
                  cell: (indicator) => <Asked indicator={indicator} isEnglish={isEnglish} />,
                },
                {
                  key: "measure",
                  header: t("measure"),
                  width: "w-36",
                  cell: ({ unitVi, unitEn }) => (isEnglish ? unitEn : unitVi),
                },
                {
                  key: "answer",
                  header: t("answer"),
                  width: "min-w-56",
                  cell: (indicator) => <BlankField indicator={indicator} />,
                },
              ]}
            />
          </Section>
        );
      })}
      {chapters.length > 0 && (
        <Section title={t("previewChapters")}>
          {chapters.map(({ code, titleVi, titleEn, guidanceVi, guidanceEn, isRequired }) => (
            <Card key={code}>
              <h3 className="flex flex-wrap items-center gap-3 text-h3">
                {isEnglish ? titleEn : titleVi}
                {isRequired && <StatusBadge tone="info">{t("required")}</StatusBadge>}
              </h3>
              {guidanceVi !== "" && (
                <p className="prose-width text-label whitespace-pre-line text-ink-soft">
                  {isEnglish ? guidanceEn || guidanceVi : guidanceVi}
                </p>
              )}
              <span className="block h-20 rounded-control border border-dashed border-line-strong p-3 text-label text-ink-soft">
                {t("textField")}
              </span>
            </Card>
          ))}
        </Section>
      )}
    </>
  );
}

async function Asked({ indicator, isEnglish }: { indicator: FormIndicator; isEnglish: boolean }) {
  const t = await getTranslations("forms");
  const { nameVi, nameEn, guidanceVi, guidanceEn, isRequired } = indicator;
  const guidance = isEnglish ? guidanceEn || guidanceVi : guidanceVi;
  return (
    <>
      {isEnglish ? nameEn : nameVi} {isRequired && <StatusBadge tone="info">{t("required")}</StatusBadge>}
      {guidance !== "" && <span className="block text-label font-normal text-ink-soft">{guidance}</span>}
    </>
  );
}

async function BlankField({ indicator: { kind, source } }: { indicator: FormIndicator }) {
  const t = await getTranslations("forms");
  if (source !== null) return <span className="text-label text-ink-soft">{t("computedField")}</span>;
  const labels = {
    flow: [t("blankField")],
    stock: [t("blankField")],
    ratio: [t("numerator"), t("denominator")],
    text: [t("textField")],
    yes_no: [t("yes"), t("no")],
  }[kind];
  return (
    <span className="flex flex-wrap gap-2">
      {labels.map((label) => (
        <span
          key={label}
          className="inline-block min-w-24 rounded-control border border-dashed border-line-strong px-3 py-1.5 text-label text-ink-soft"
        >
          {label}
        </span>
      ))}
    </span>
  );
}
