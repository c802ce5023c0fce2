import { getLocale, getTranslations } from "next-intl/server";
import { FormMessage } from "@/components/form-message";
import { TextLink } from "@/components/text-link";
import type { PositionRow } from "../queries/position-sql";
import { positionHref, positionName } from "./position-words";

/** Positions still open whose holder has left, moved or is suspended, each with the way to end it. */
export async function HolderWarnings({ rows, canRecord }: { rows: readonly PositionRow[]; canRecord: boolean }) {
  const [t, locale] = await Promise.all([getTranslations("positions"), getLocale()]);
  const doubtful = rows.flatMap((row) => (row.problem === null ? [] : [{ ...row, problem: row.problem }]));
  if (doubtful.length === 0) return null;
  return (
    <FormMessage tone="warning" title={t("toLookAt")}>
      <ul className="mt-1 list-disc pl-5">
        {doubtful.map((row) => (
          <li key={row.id}>
            {t(`problems.${row.problem}`, { name: row.memberName, position: positionName(row, locale) })}{" "}
            {canRecord && <TextLink href={positionHref(row)}>{t("lookAt")}</TextLink>}
          </li>
        ))}
      </ul>
    </FormMessage>
  );
}
