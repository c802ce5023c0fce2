import { asc } from "drizzle-orm";
import { type ReadClient, readAs } from "@/db/read";
import { unitKinds } from "@/db/schema/org-units";
import { readFormVersion, readIndicators, readSections } from "@/features/forms/queries/read-form";
import type { Actor } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import type { Quarter } from "@/lib/quarter";
import { requireScope } from "@/server/access";

export interface BlankForm {
  readonly quarter: Quarter;
  readonly kind: { readonly code: string; readonly nameVi: string; readonly nameEn: string };
  /** Kinds of units that a form can be asked for. */
  readonly kinds: readonly { readonly code: string; readonly nameVi: string; readonly nameEn: string }[];
  readonly version: number;
  readonly figures: Awaited<ReturnType<typeof readIndicators>>;
  readonly sections: Awaited<ReturnType<typeof readSections>>;
}

/** The form of a quarter as a kind of unit answers it, to be filled in on paper; of the first kind that reports unless said. */
export function getBlankForm(actor: Actor, input: { quarter: Quarter; kind?: string | undefined }): Promise<BlankForm> {
  requireScope(actor, "report.read");
  return readAs(actor, (db) => readBlankForm(db, actor.rootId, input));
}

async function readBlankForm(
  db: ReadClient,
  rootId: string,
  { quarter, kind: wanted }: { quarter: Quarter; kind?: string | undefined },
): Promise<BlankForm> {
  const { code, nameVi, nameEn, reports, holdsMembers } = unitKinds;
  const all = await db
    .select({ code, nameVi, nameEn, reports, holdsMembers })
    .from(unitKinds)
    .orderBy(asc(unitKinds.ordinal));
  // Branches answer it where their organisation collects of them.
  const kinds = all.filter((one) => one.reports || one.holdsMembers);
  const kind = kinds.find((one) => one.code === (wanted ?? kinds[0]?.code));
  if (!kind) throw new AppError("not_found", "errors.notFound");
  const form = await readFormVersion(db, rootId, quarter);
  return {
    quarter,
    kind,
    kinds,
    version: form.version,
    figures: await readIndicators(db, form.id, kind.code),
    sections: await readSections(db, form.id, kind.code),
  };
}
