"use server";

import { getTranslations } from "next-intl/server";
import { z } from "zod";
import type { ComboBoxOption } from "@/components/combo-box";
import type { EffectText } from "@/features/members/components/change-subject";
import { type PlannedChange, previewChange } from "@/features/members/queries/preview-change";
import { searchMembers } from "@/features/members/queries/search-members";
import { searchReceivingUnits } from "@/features/members/queries/search-receiving-units";
import { searchSubjects } from "@/features/members/queries/search-subjects";
import { type Subject, SUBJECTS } from "@/features/members/rules/change-forms";
import { CHANGE_EVENTS, ruleOf } from "@/features/members/rules/events";
import { searchUnits } from "@/features/org-units/queries/search-units";
import type { Actor } from "@/lib/actor";
import { today } from "@/lib/dates";
import { isAppError } from "@/lib/errors";
import { formatDay, formatNumber } from "@/lib/format";
import { findActor } from "@/server/session";

const LONGEST_QUERY = 80;

// What is asked while typing finds nothing where it may not look; the page itself has said no already.
async function lookUp<T>(query: unknown, find: (actor: Actor, query: string) => Promise<T[]>): Promise<T[]> {
  const actor = await findActor();
  if (actor === null || typeof query !== "string") return [];
  try {
    return await find(actor, query.slice(0, LONGEST_QUERY));
  } catch (error) {
    if (isAppError(error)) return [];
    throw error;
  }
}

export async function findUnits(query: string): Promise<ComboBoxOption[]> {
  return lookUp(query, (actor, text) => searchUnits(actor, { query: text, onDay: today() }));
}

export async function findHoldingUnits(query: string): Promise<ComboBoxOption[]> {
  return lookUp(query, (actor, text) => searchUnits(actor, { query: text, onDay: today(), only: "holds_members" }));
}

/** Units of the whole office that a member can be introduced to. */
export async function findReceivingUnits(query: string): Promise<ComboBoxOption[]> {
  return lookUp(query, (actor, text) => searchReceivingUnits(actor, { query: text }));
}

/** Anybody who is or was in the register. */
export async function findAnyMembers(query: string): Promise<ComboBoxOption[]> {
  return lookUp(query, (actor, text) =>
    searchMembers(actor, { query: text, standings: ["official", "probationary", "left"] }),
  );
}

/** Those a form of change can be about. */
export async function findSubjects(subject: Subject, query: string): Promise<ComboBoxOption[]> {
  const known = SUBJECTS.find((one) => one === subject);
  return known === undefined || known === "person"
    ? []
    : lookUp(query, (actor, text) => searchSubjects(actor, { query: text, subject: known }));
}

const chosen = z.object({
  event: z.enum(CHANGE_EVENTS),
  memberId: z.uuid().optional(),
  unitId: z.uuid().optional(),
});

/** The effect of what is chosen so far, in words; null while nothing can be said. */
export async function describeEffect(input: PlannedChange): Promise<EffectText | null> {
  const [t, actor] = await Promise.all([getTranslations("changes"), findActor()]);
  const planned = chosen.safeParse(input);
  if (actor === null || !planned.success) return null;
  try {
    const { member, isPossible, officialOn, effects, net } = await previewChange(actor, planned.data);
    const facts = [
      ...(member === null ? [] : [{ label: t("preview.unit"), value: member.unitName }]),
      ...(member === null ? [] : [{ label: t("preview.standing"), value: t(`standings.${member.standing}`) }]),
      ...(officialOn === null || member === null
        ? []
        : [
            { label: t("preview.ceremony"), value: formatDay(member.admittedOn) },
            { label: t("preview.officialOn"), value: formatDay(officialOn) },
          ]),
      ...(effects.length === 0
        ? []
        : [{ label: t("preview.net"), value: net === 0 ? t("preview.netZero") : signed(net) }]),
    ];
    const { event } = planned.data;
    const knowsStanding = member !== null || ruleOf(event).becomes === "probationary";
    const units = effects.map(({ unitName, before, after }) => ({
      unitName,
      official: knowsStanding ? step(before.official, after.official) : null,
      probationary: knowsStanding ? step(before.probationary, after.probationary) : null,
      total: step(before.total, after.total),
    }));
    return { facts, units, refusal: isPossible ? null : t("preview.notPossible") };
  } catch (error) {
    if (isAppError(error)) return null;
    throw error;
  }
}

function signed(people: number): string {
  return `${people > 0 ? "+" : "−"}${formatNumber(Math.abs(people))}`;
}

function step(before: number, after: number): string {
  return before === after ? formatNumber(before) : `${formatNumber(before)} → ${formatNumber(after)}`;
}
