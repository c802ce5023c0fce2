import { getTranslations } from "next-intl/server";
import { DataTable } from "@/components/data-table";
import { EmptyState } from "@/components/empty-state";
import { TextLink } from "@/components/text-link";
import type { Duplicates } from "../queries/find-duplicates";
import type { Standing } from "../rules/events";

/** Pairs of records that are most likely of one person, with what they have in common. */
export async function DuplicateTable({ duplicates: { pairs } }: { duplicates: Duplicates }) {
  const [t, tm] = await Promise.all([getTranslations("merges"), getTranslations("members")]);
  const record = (name: string, unit: string, standing: Standing) => (
    <>
      {name}
      <span className="block text-small font-normal text-ink-soft">
        {unit}, {tm(`standings.${standing}`)}
      </span>
    </>
  );
  return (
    <DataTable
      caption={t("title")}
      rows={pairs}
      rowKey={({ firstId, secondId }) => `${firstId} ${secondId}`}
      empty={<EmptyState title={t("emptyTitle")}>{t("empty")}</EmptyState>}
      columns={[
        {
          key: "first",
          header: t("first"),
          isRowHeader: true,
          width: "min-w-56",
          cell: ({ firstName, firstUnit, firstStanding }) => record(firstName, firstUnit, firstStanding),
        },
        {
          key: "second",
          header: t("second"),
          width: "min-w-56",
          cell: ({ secondName, secondUnit, secondStanding }) => record(secondName, secondUnit, secondStanding),
        },
        {
          key: "common",
          header: t("common"),
          width: "min-w-48",
          cell: ({ sameBirthDate, sameDecision, birthYear }) =>
            sameBirthDate && sameDecision
              ? t("same.both", { year: birthYear })
              : t(sameBirthDate ? "same.birthDate" : "same.decision", { year: birthYear }),
        },
        {
          key: "open",
          header: t("check"),
          width: "min-w-36",
          cell: ({ firstId, firstName, secondId, secondUnit }) => (
            <TextLink href={`/members/duplicates/${firstId}/${secondId}`}>
              {t("compare")}
              <span className="sr-only">
                : {firstName}, {secondUnit}
              </span>
            </TextLink>
          ),
        },
      ]}
    />
  );
}
