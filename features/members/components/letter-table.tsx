import { getTranslations } from "next-intl/server";
import { DataTable } from "@/components/data-table";
import { EmptyState } from "@/components/empty-state";
import { TextLink } from "@/components/text-link";
import { formatDay } from "@/lib/format";
import type { Letter } from "../queries/letter-sql";
import type { LetterBox } from "../schema";
import { LetterMark } from "./letter-clock";

/** Letters of one list: whom they introduce, from where to where, and how they stand. */
export async function LetterTable({ rows, box }: { rows: readonly Letter[]; box: LetterBox }) {
  const t = await getTranslations("transfers");
  return (
    <DataTable
      caption={t(`boxes.${box}`)}
      rows={rows}
      rowKey={({ id }) => id}
      empty={<EmptyState title={t(`empty.${box}.title`)}>{t(`empty.${box}.text`)}</EmptyState>}
      columns={[
        {
          key: "member",
          header: t("member"),
          isRowHeader: true,
          width: "md:min-w-48",
          cell: ({ id, memberName, birthYear, fromUnitName, toUnitName, letterNo, issuedOn }) => (
            <>
              <TextLink href={`/transfers/${id}`}>{memberName}</TextLink>
              <span className="block text-small font-normal text-ink-soft">{t("bornIn", { year: birthYear })}</span>
              {/* A phone has no room for five columns: what three of them say stands under the name. */}
              <span className="block text-small font-normal text-ink-soft md:hidden">
                {t("fromTo", { from: fromUnitName, to: toUnitName })}
                <span className="block">{t("numberAndDay", { number: letterNo, day: formatDay(issuedOn) })}</span>
              </span>
            </>
          ),
        },
        {
          key: "standing",
          header: t("standing"),
          width: "md:min-w-48",
          cell: ({ status, clock, presentBy, closedOn }) => (
            <span className="flex flex-col items-start gap-1">
              <LetterMark status={status} clock={clock} />
              <span className="text-small text-ink-soft">
                {clock !== null
                  ? t("presentByDay", { day: formatDay(presentBy) })
                  : closedOn !== null && t("closedOnDay", { day: formatDay(closedOn) })}
              </span>
            </span>
          ),
        },
        { key: "from", header: t("from"), width: "min-w-52 max-md:hidden", cell: ({ fromUnitName }) => fromUnitName },
        { key: "to", header: t("to"), width: "min-w-52 max-md:hidden", cell: ({ toUnitName }) => toUnitName },
        {
          key: "letter",
          header: t("letter"),
          width: "min-w-36 max-md:hidden",
          cell: ({ letterNo, issuedOn }) => (
            <>
              {letterNo}
              <span className="block text-small whitespace-nowrap text-ink-soft">
                {t("issuedOnDay", { day: formatDay(issuedOn) })}
              </span>
            </>
          ),
        },
      ]}
    />
  );
}
