import { getTranslations } from "next-intl/server";
import { StatusBadge } from "@/components/status-badge";
import type { Letter } from "@/features/members/queries/letter-sql";
import { urgencyOf } from "@/features/members/rules/letters";
import { WorkRow, WorkRows } from "./work-row";

const TONES = { over: "bad", soon: "warn", left: "info" } as const;

/** Letters of introduction from other units that wait for an answer, each line the way to it. */
export async function LetterList({ letters }: { letters: readonly Letter[] }) {
  const t = await getTranslations("transfers");
  return (
    <WorkRows>
      {letters.map(({ id, memberName, fromUnitName, clock }) => (
        <WorkRow
          key={id}
          title={memberName}
          detail={t("waitingFrom", { unit: fromUnitName })}
          marks={
            clock !== null && (
              <StatusBadge tone={TONES[urgencyOf(clock)]}>
                {t(clock.hasRunOut ? "clock.over" : "clock.left", { days: clock.workdays })}
              </StatusBadge>
            )
          }
          href={`/transfers/${id}`}
          action={t("open")}
        />
      ))}
    </WorkRows>
  );
}
