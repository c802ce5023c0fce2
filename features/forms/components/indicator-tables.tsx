import { getLocale, getTranslations } from "next-intl/server";
import { DataTable } from "@/components/data-table";
import { LinkButton } from "@/components/link-button";
import { Section } from "@/components/section";
import { StatusBadge } from "@/components/status-badge";
import type { FormInFull } from "../queries/get-form";
import { markOf } from "../rules/items";
import type { FormIndicator } from "../schema";
import { MoveButtons } from "./move-buttons";
import { neighboursOf } from "./neighbours";
import { RowActions } from "./row-actions";
import { sourceWords } from "./source-words";
import { kindNames } from "./unit-kind-names";

/** The indicators under their headings; in a draft they can be moved, changed and taken out. */
export async function IndicatorTables({ form }: { form: FormInFull }) {
  const [t, locale] = await Promise.all([getTranslations("forms"), getLocale()]);
  const isEnglish = locale === "en";
  const isDraft = form.state === "draft";
  const { groups, indicators } = form.content;
  const nameOf = (one: FormIndicator) => (isEnglish ? one.nameEn : one.nameVi);
  return groups.map((group) => {
    const rows = indicators.filter(({ section }) => section === group.code);
    const title = isEnglish ? group.titleEn : group.titleVi;
    return (
      <Section
        key={group.code}
        title={title}
        action={
          isDraft && (
            <LinkButton href={`/forms/${form.id}/edit?part=indicators&group=${group.code}`} size="small">
              {t("addTo", { group: title })}
            </LinkButton>
          )
        }
      >
        <DataTable
          caption={t("indicatorsOf", { group: title })}
          rows={rows.map((row, index) => ({ row, index }))}
          rowKey={({ row }) => row.code}
          empty={<p className="text-ink-soft">{t("emptyGroup")}</p>}
          columns={[
            ...(isDraft
              ? [
                  {
                    key: "order",
                    header: t("order"),
                    width: "w-28",
                    cell: ({ row, index }: { row: FormIndicator; index: number }) => (
                      <MoveButtons
                        formId={form.id}
                        part="indicators"
                        code={row.code}
                        name={nameOf(row)}
                        {...neighboursOf(rows, index)}
                      />
                    ),
                  },
                ]
              : []),
            { key: "code", header: t("code"), width: "w-32", cell: ({ row }) => row.code },
            {
              key: "name",
              header: t("indicator"),
              isRowHeader: true,
              width: "min-w-64",
              cell: ({ row }) => <IndicatorName indicator={row} name={nameOf(row)} />,
            },
            {
              key: "kind",
              header: t("kind"),
              width: "min-w-36",
              cell: ({ row }) => (
                <>
                  {t(`kinds.${row.kind}`)}
                  <span className="block text-label text-ink-soft">{isEnglish ? row.unitEn : row.unitVi}</span>
                </>
              ),
            },
            {
              key: "source",
              header: t("source"),
              width: "min-w-52",
              cell: ({ row }) => (
                <>
                  {sourceWords(t, row.source, form.known, isEnglish)}
                  {row.answeredBy.length > 0 && (
                    <span className="block text-label text-ink-soft">
                      {t("answeredByOnly", { kinds: kindNames(row.answeredBy, form.known, isEnglish) })}
                    </span>
                  )}
                </>
              ),
            },
            ...(isDraft
              ? [
                  {
                    key: "actions",
                    header: t("actions"),
                    width: "min-w-40",
                    cell: ({ row }: { row: FormIndicator }) => (
                      <RowActions
                        formId={form.id}
                        part="indicators"
                        code={row.code}
                        name={nameOf(row)}
                        seen={markOf(row)}
                      />
                    ),
                  },
                ]
              : []),
          ]}
        />
      </Section>
    );
  });
}

async function IndicatorName({ indicator, name }: { indicator: FormIndicator; name: string }) {
  const t = await getTranslations("forms");
  return (
    <>
      {name}
      <span className="mt-1 flex flex-wrap gap-2 empty:hidden">
        {indicator.isRequired && <StatusBadge tone="info">{t("required")}</StatusBadge>}
        {indicator.hasTarget && <StatusBadge tone="gold">{t("withTarget")}</StatusBadge>}
      </span>
      {indicator.partOf !== null && (
        <span className="block text-label font-normal text-ink-soft">
          {t("partOfCode", { code: indicator.partOf })}
        </span>
      )}
    </>
  );
}
