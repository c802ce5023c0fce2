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
          cell: (letter) => (
            <>
              <TextLink href={`/transfers/${letter.id}`}>{letter.memberName}</TextLink>
              <span className="block text-small font-normal text-ink-soft">
                {t("bornIn", { year: letter.birthYear })}
              </span>
              {/* A phone has room for one column: what the others say stands under the name. */}
              <span className="mt-1 flex flex-col items-start gap-1 text-small font-normal md:hidden">
                <span>{t("fromTo", { from: letter.fromUnitName, to: letter.toUnitName })}</span>
                <span className="text-ink-soft">
                  {t("numberAndDay", { number: letter.letterNo, day: formatDay(letter.issuedOn) })}
                </span>
                <LetterStanding letter={letter} />
              </span>
            </>
          ),
        },
        {
          key: "standing",
          header: t("standing"),
          width: "min-w-48 max-md:hidden",
          cell: (letter) => <LetterStanding letter={letter} />,
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

async function LetterStanding({ letter: { status, clock, presentBy, closedOn } }: { letter: Letter }) {
  const t = await getTranslations("transfers");
  return (
    <span className="flex flex-col items-start gap-1">
      <LetterMark status={status} clock={clock} />
      <span className="text-small text-ink-soft">
        {clock !== null
          ? t("presentByDay", { day: formatDay(presentBy) })
          : closedOn !== null && t("closedOnDay", { day: formatDay(closedOn) })}
      </span>
    </span>
  );
}
