import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { type Column, DataTable } from "@/components/data-table";
import { StatusBadge } from "@/components/status-badge";
import type { FormInFull } from "../queries/get-form";
import { markOf } from "../rules/items";
import type { FormChapter, FormGroup, FormPart, FormRule } from "../schema";
import { MoveButtons } from "./move-buttons";
import { neighboursOf } from "./neighbours";
import { GroupDialog, RemoveDialog, RowActions } from "./row-actions";
import { kindNames } from "./unit-kind-names";

interface Coded {
  readonly code: string;
}

interface PartTableProps<T extends Coded> {
  form: FormInFull;
  part: FormPart;
  items: readonly T[];
  nameOf: (item: T) => string;
  columns: readonly Column<T>[];
  actionsOf: (item: T) => ReactNode;
}

/** A list of a form in its order; in a draft its rows can be moved and changed. */
async function PartTable<T extends Coded>({ form, part, items, nameOf, columns, actionsOf }: PartTableProps<T>) {
  const t = await getTranslations("forms");
  const order: Column<T> = {
    key: "order",
    header: t("order"),
    width: "w-28",
    cell: (item) => (
      <MoveButtons
        formId={form.id}
        part={part}
        code={item.code}
        name={nameOf(item)}
        {...neighboursOf(items, items.indexOf(item))}
      />
    ),
  };
  const actions: Column<T> = { key: "actions", header: t("actions"), width: "min-w-40", cell: actionsOf };
  const isDraft = form.state === "draft";
  return (
    <DataTable
      caption={t(`parts.${part}`)}
      rows={items}
      rowKey={({ code }) => code}
      empty={<p className="text-ink-soft">{t(`none.${part}`)}</p>}
      columns={isDraft ? [order, ...columns, actions] : columns}
    />
  );
}

export async function GroupTable({ form }: { form: FormInFull }) {
  const [t, locale] = await Promise.all([getTranslations("forms"), getLocale()]);
  const nameOf = (group: FormGroup) => (locale === "en" ? group.titleEn : group.titleVi);
  return (
    <PartTable
      form={form}
      part="groups"
      items={form.content.groups}
      nameOf={nameOf}
      columns={[
        { key: "title", header: t("group"), isRowHeader: true, width: "min-w-56", cell: nameOf },
        {
          key: "other",
          header: locale === "en" ? t("titleVi") : t("titleEn"),
          width: "min-w-48",
          cell: (group) => (locale === "en" ? group.titleVi : group.titleEn),
        },
        {
          key: "count",
          header: t("indicatorCount"),
          align: "end",
          cell: ({ code }) => form.content.indicators.filter(({ section }) => section === code).length,
        },
      ]}
      actionsOf={(group) => (
        <span className="flex flex-wrap gap-2">
          <GroupDialog formId={form.id} group={group} seen={markOf(group)} />
          <RemoveDialog formId={form.id} part="groups" code={group.code} name={nameOf(group)} seen={markOf(group)} />
        </span>
      )}
    />
  );
}

export async function ChapterTable({ form }: { form: FormInFull }) {
  const [t, locale] = await Promise.all([getTranslations("forms"), getLocale()]);
  const isEnglish = locale === "en";
  const nameOf = (chapter: FormChapter) => (isEnglish ? chapter.titleEn : chapter.titleVi);
  return (
    <PartTable
      form={form}
      part="chapters"
      items={form.content.chapters}
      nameOf={nameOf}
      columns={[
        {
          key: "title",
          header: t("chapter"),
          isRowHeader: true,
          width: "min-w-56",
          cell: (chapter) => (
            <>
              {nameOf(chapter)} {chapter.isRequired && <StatusBadge tone="info">{t("required")}</StatusBadge>}
            </>
          ),
        },
        {
          key: "guidance",
          header: t("guidance"),
          width: "min-w-64",
          cell: ({ guidanceVi, guidanceEn }) => (isEnglish ? guidanceEn : guidanceVi) || "–",
        },
        {
          key: "who",
          header: t("answeredBy"),
          width: "min-w-44",
          cell: ({ answeredBy }) =>
            answeredBy.length === 0 ? t("everyone") : kindNames(answeredBy, form.known, isEnglish),
        },
      ]}
      actionsOf={(chapter) => (
        <RowActions
          formId={form.id}
          part="chapters"
          code={chapter.code}
          name={nameOf(chapter)}
          seen={markOf(chapter)}
        />
      )}
    />
  );
}

const SEVERITY_TONES = { explain: "warn", block: "bad" } as const;

export async function RuleTable({ form }: { form: FormInFull }) {
  const [t, locale] = await Promise.all([getTranslations("forms"), getLocale()]);
  const messageOf = (rule: FormRule) => (locale === "en" ? rule.messageEn : rule.messageVi);
  return (
    <PartTable
      form={form}
      part="rules"
      items={form.content.rules}
      nameOf={({ code }) => code}
      columns={[
        { key: "code", header: t("code"), isRowHeader: true, width: "w-32", cell: ({ code }) => code },
        {
          key: "expression",
          header: t("expression"),
          width: "min-w-64",
          cell: (rule) => (
            <>
              <code className="text-label break-words">{rule.expression}</code>
              <span className="mt-1 block text-label text-ink-soft">{messageOf(rule)}</span>
            </>
          ),
        },
        {
          key: "severity",
          header: t("severity"),
          width: "min-w-36",
          cell: ({ severity, isOn }) => (
            <span className="flex flex-col items-start gap-1">
              <StatusBadge tone={SEVERITY_TONES[severity]}>{t(`severities.${severity}`)}</StatusBadge>
              {!isOn && <StatusBadge tone="neutral">{t("isOff")}</StatusBadge>}
            </span>
          ),
        },
      ]}
      actionsOf={(rule) => (
        <RowActions formId={form.id} part="rules" code={rule.code} name={rule.code} seen={markOf(rule)} />
      )}
    />
  );
}
