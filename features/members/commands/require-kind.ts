import { sql } from "drizzle-orm";
import { AppError } from "@/lib/errors";
import type { WriteClient } from "@/server/transact";
import type { ChangeEvent, Standing } from "../rules/events";

interface Kind {
  readonly [column: string]: unknown;
  readonly code: string;
  readonly event: ChangeEvent;
  readonly needsDecision: boolean;
  readonly standing: "any" | "official" | "probationary";
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
    select code, event, needs_decision as "needsDecision", standing from change_kinds
    where code = ${code} and effective_from <= ${day}::date and (effective_to is null or ${day}::date < effective_to)`);
  const kind = rows[0];
  if (kind === undefined || !events.includes(kind.event)) throw refusal("members.errors.kindUnknown");
  if (kind.standing !== "any" && kind.standing !== standing) throw refusal(`members.errors.kindFor.${kind.standing}`);
  return kind;
}

function refusal(messageKey: string): AppError {
  return new AppError("invalid", messageKey, undefined, { kind: [messageKey] });
}
