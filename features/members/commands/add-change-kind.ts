import { changeKinds } from "@/db/schema/members";
import type { Actor } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import { transact, violates } from "@/server/transact";
import { type KindIndicator, listKindsForEdit, readKindIndicators, readKinds } from "../queries/list-kinds-for-edit";
import type { AddChangeKindInput } from "../rules/kind-input";
import { alwaysDecided, asksForScope, directionOf, isLineOf, OWN_EVENTS, standingsFor } from "../rules/own-kinds";
import { lockKinds, refuseSameName, requireKindEditor } from "./own-kind";

/** Adds a kind of change of the office's own: a case of an event the app knows, with its line of the table. */
export async function addChangeKind(actor: Actor, input: AddChangeKindInput): Promise<{ code: string }> {
  requireKindEditor(actor);
  const code = `own_${input.requestKey.replaceAll("-", "").slice(-8).toLowerCase()}`;
  try {
    return await transact(actor, async (tx) => {
      await lockKinds(tx, actor);
      const kinds = await readKinds(tx, actor.rootId);
      refuseUnfit(input, await readKindIndicators(tx));
      refuseSameName(kinds, { code, nameVi: input.nameVi, nameEn: input.nameEn });
      const { event, nameVi, nameEn, line, indicator, standing, effectiveFrom, sourceDocument } = input;
      const direction = directionOf(event);
      const facts = {
        event,
        nameVi,
        nameEn,
        scope: asksForScope(event) ? (input.scope ?? "none") : "none",
        needsDecision: input.needsDecision,
        standing,
        effectiveFrom,
        sourceDocument,
      };
      await tx.insert(changeKinds).values({
        code,
        rootId: actor.rootId,
        ...facts,
        lineIn: direction === "in" ? line : null,
        lineOut: direction === "out" ? line : null,
        lineNeutral: direction === "none" ? line : null,
        indicatorIn: direction === "in" ? indicator : null,
        indicatorOut: direction === "out" ? indicator : null,
        indicatorNeutral: direction === "none" ? indicator : null,
        ordinal: kinds.length + 1,
      });
      const subject = { subjectType: "change_kind", subjectId: code, unitId: actor.rootId };
      return { value: { code }, audit: [{ action: "kind.add", ...subject, after: { ...facts, line, indicator } }] };
    });
  } catch (error) {
    // The same form sent twice has the same key, and makes one kind.
    if (!violates(error, "change_kinds_pkey")) throw error;
    const { kinds } = await listKindsForEdit(actor);
    if (kinds.some((kind) => kind.isOwn && kind.code === code)) return { code };
    throw new AppError("conflict", "errors.conflict");
  }
}

function refuseUnfit(input: AddChangeKindInput, indicators: readonly KindIndicator[]): void {
  const { event, line, isNewLine, indicator, scope, standing, needsDecision } = input;
  const direction = directionOf(event);
  const fitting = indicators.filter((one) => one.direction === direction);
  const lineField = isNewLine ? "newLine" : "line";
  const fieldErrors = {
    ...(OWN_EVENTS.includes(event) ? {} : { event: ["errors.invalid"] }),
    ...(isLineOf(line, direction)
      ? {}
      : { [lineField]: [line === "" ? "errors.required" : `changeKinds.errors.line.${direction}`] }),
    ...(indicator === null || fitting.some((one) => one.code === indicator)
      ? {}
      : { indicator: ["changeKinds.errors.indicator"] }),
    ...(asksForScope(event) && scope === undefined ? { scope: ["errors.required"] } : {}),
    ...(standingsFor(event).includes(standing) ? {} : { standing: ["changeKinds.errors.standing"] }),
    ...(!needsDecision && alwaysDecided(event) ? { decision: ["changeKinds.errors.decision"] } : {}),
  };
  if (Object.keys(fieldErrors).length > 0) {
    throw new AppError("invalid", "errors.checkFields", undefined, fieldErrors);
  }
}
