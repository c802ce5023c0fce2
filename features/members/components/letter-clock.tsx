import { getTranslations } from "next-intl/server";
import { StatusBadge, type StatusTone } from "@/components/status-badge";
import type { Letter } from "../queries/letter-sql";
import { type LetterStatus, urgencyOf } from "../rules/letters";

const TONES = {
  issued: "info",
  accepted: "good",
  refused: "bad",
  withdrawn: "neutral",
  lapsed: "warn",
} as const satisfies Record<LetterStatus, StatusTone>;

const CLOCK_TONES = { over: "bad", soon: "warn", left: "info" } as const;

/** What became of a letter; while it is open, the working days that are left, or gone by. */
export async function LetterMark({ status, clock }: Pick<Letter, "status" | "clock">) {
  const t = await getTranslations("transfers");
  if (clock === null) return <StatusBadge tone={TONES[status]}>{t(`statuses.${status}`)}</StatusBadge>;
  return (
    <StatusBadge tone={CLOCK_TONES[urgencyOf(clock)]}>
      {t(clock.hasRunOut ? "clock.over" : "clock.left", { days: clock.workdays })}
    </StatusBadge>
  );
}
