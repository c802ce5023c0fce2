import { useTranslations } from "next-intl";
import { DataTable } from "@/components/data-table";
import { TextLink } from "@/components/text-link";
import type { SettledLetter } from "../rules/letters";

type Shown = Pick<
  SettledLetter,
  "letterId" | "memberName" | "letterNo" | "becomes" | "fromName" | "toName" | "newFrom" | "newTo"
>;

interface LettersTableProps {
  letters: readonly Shown[];
  inAll: number;
  /** Not while something is being typed, which a link would leave. */
  isLinked?: boolean;
}

/** Open letters of introduction that an event settles: between whom they were, and what happens to each. */
export function LettersTable({ letters, inAll, isLinked = false }: LettersTableProps) {
  const t = useTranslations("reorganisations.letters");
  const between = ({ fromName, toName }: Pick<Shown, "fromName" | "toName">) =>
    t("between", { from: fromName, to: toName });
  const outcome = ({ becomes, newFrom, newTo }: Pick<Shown, "becomes" | "newFrom" | "newTo">) =>
    t(`outcomes.${becomes}`, { from: newFrom, to: newTo });
  return (
    <>
      <DataTable
        caption={t("caption", { count: inAll })}
        isCaptionHidden={false}
        rows={letters}
        rowKey={({ letterId }) => letterId}
        columns={[
          {
            key: "member",
            header: t("member"),
            isRowHeader: true,
            width: "md:min-w-44",
            cell: ({ letterId, memberName, letterNo, ...letter }) => (
              <>
                {isLinked ? <TextLink href={`/transfers/${letterId}`}>{memberName}</TextLink> : memberName}
                <span className="block text-small font-normal text-ink-soft">{t("number", { number: letterNo })}</span>
                {/* A phone has room for one column, and what happens to a letter must not lie out of sight. */}
                <span className="mt-1 flex flex-col gap-1 text-small font-normal md:hidden">
                  <span className="text-ink-soft">{between(letter)}</span>
                  <span>{outcome(letter)}</span>
                </span>
              </>
            ),
          },
          {
            key: "units",
            header: t("units"),
            width: "min-w-52 max-md:hidden",
            cell: between,
          },
          {
            key: "becomes",
            header: t("becomes"),
            width: "min-w-64 max-md:hidden",
            cell: outcome,
          },
        ]}
      />
      {inAll > letters.length && (
        <p className="text-label text-ink-soft">{t("more", { count: inAll - letters.length })}</p>
      )}
    </>
  );
}
