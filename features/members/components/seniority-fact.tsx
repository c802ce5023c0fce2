import { useTranslations } from "next-intl";
import { formatDay } from "@/lib/format";
import type { Seniority } from "../queries/get-seniority";

/** The length of membership, what it runs from, and the next mark of the Party Badge. */
export function SeniorityFact({ seniority: { years, start, basis, nextMark } }: { seniority: Seniority }) {
  const t = useTranslations("members");
  return (
    <>
      {t("seniorityYears", { years, day: formatDay(start) })}
      <span className="block text-label text-ink-soft">
        {t(`seniorityBases.${basis}`)}
        {nextMark !== null &&
          `; ${t("nextMark", { mark: nextMark.mark, day: formatDay(nextMark.reachedOn), batch: formatDay(nextMark.batch) })}`}
      </span>
    </>
  );
}
