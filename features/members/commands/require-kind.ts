import { sql } from "drizzle-orm";
import { AppError } from "@/lib/errors";
import { formatDay } from "@/lib/format";
import type { WriteClient } from "@/server/transact";
import type { ChangeEvent, Standing } from "../rules/events";

interface Kind {
  readonly [column: string]: unknown;
  readonly code: string;
  readonly event: ChangeEvent;
  readonly needsDecision: boolean;
  readonly standing: "any" | "official" | "probationary";
  readonly effectiveFrom: string;
  readonly effectiveTo: string | null;
}

interface Asked {
  readonly code: string;
  readonly events: readonly ChangeEvent[];
  readonly day: string;
  readonly standing: Standing;
}

/** The kind of change as it holds on a day; refuses one that means something else, or is not for such a member. */
export async function requireKind(tx: WriteClient, { code, events, day, standing }: Asked): Promise<Kind> {
  const { rows } = await tx.execute<Kind>(sql`
    select code, event, needs_decision as "needsDecision", standing,
      effective_from as "effectiveFrom", effective_to as "effectiveTo"
    from change_kinds where code = ${code}`);
  const kind = rows[0];
  if (kind === undefined || !events.includes(kind.event)) throw refusal("members.errors.kindUnknown");
  const { effectiveFrom, effectiveTo } = kind;
  if (day < effectiveFrom) throw refusal("members.errors.kindBefore", formatDay(effectiveFrom));
  if (effectiveTo !== null && day >= effectiveTo) throw refusal("members.errors.kindAfter", formatDay(effectiveTo));
  if (kind.standing !== "any" && kind.standing !== standing) throw refusal(`members.errors.kindFor.${kind.standing}`);
  return kind;
}

function refusal(messageKey: string, date?: string): AppError {
  return new AppError("invalid", messageKey, date === undefined ? undefined : { date }, { kind: [messageKey] });
}
