import type { getTranslations } from "next-intl/server";
import type { StatusTone } from "@/components/status-badge";
import { formatDay } from "@/lib/format";
import type { EventDecision } from "../queries/event-sql";
import type { WizardMember } from "../queries/wizard-member-sql";
import { EVENT_KINDS } from "../rules/events";
import type { EventStatus } from "../schema";
import type { Assigned } from "./use-assigned";

type Translator = Awaited<ReturnType<typeof getTranslations<"reorganisations">>>;

export const STATUS_TONES = {
  done: "good",
  pending: "warn",
  cancelled: "neutral",
  undone: "neutral",
} as const satisfies Record<EventStatus, StatusTone>;

/** The office's word for an event; edits of a unit's papers are events of their own. */
export function eventName(t: Translator, kind: string): string {
  const known = EVENT_KINDS.find((one) => one === kind);
  return known === undefined ? t("revise") : t(`kinds.${known}.name`);
}

/** "Quyết định số 12-QĐ/TU ngày 10/2/2025", as papers cite it. */
export function decisionInWords(t: Translator, decision: EventDecision | null): string {
  if (decision === null) return t("noDecision");
  return t("decisionCited", { number: decision.docNumber, day: formatDay(decision.decidedOn) });
}

/** A member as the wizard lists them: by name, told apart by the year of birth. */
export function assignedMember(
  t: Translator,
  { memberId, fullName, birthYear, isProbationary }: WizardMember,
): Assigned {
  const detail = isProbationary ? t("bornProbationary", { year: birthYear }) : t("born", { year: birthYear });
  return { id: memberId, label: fullName, detail };
}
