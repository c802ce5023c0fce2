import { sql } from "drizzle-orm";
import { importMappings } from "@/db/schema/member-imports";
import type { Actor } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/id";
import { inScope, requireScope } from "@/server/access";
import { transact, violates } from "@/server/transact";
import { requireUnitsInScope } from "../queries/units-in-scope";
import type { RemoveMappingInput, RenameMappingInput, SaveMappingInput } from "../schema";

interface Mapping extends Record<string, unknown> {
  readonly unitId: string;
  readonly name: string;
}

/** Keeps which headings of an office's own file are read as what, under a name; the same name again replaces it. */
export function saveMapping(actor: Actor, input: SaveMappingInput): Promise<{ mappingId: string }> {
  const scope = requireScope(actor, "member.import");
  const { unitId, name, columns } = input;
  return transact(actor, async (tx) => {
    await requireUnitsInScope(tx, scope, { unitId });
    const [saved] = await tx
      .insert(importMappings)
      .values({ id: newId(), rootId: actor.rootId, unitId, name, columns, createdBy: actor.accountId })
      .onConflictDoUpdate({ target: [importMappings.unitId, importMappings.name], set: { columns } })
      .returning({ id: importMappings.id });
    if (saved === undefined) throw new AppError("conflict", "errors.conflict");
    return {
      value: { mappingId: saved.id },
      audit: [
        {
          action: "mapping.save",
          subjectType: "import_mapping",
          subjectId: saved.id,
          unitId,
          after: { name, columns },
        },
      ],
    };
  });
}

export async function renameMapping(
  actor: Actor,
  { mappingId, name }: RenameMappingInput,
): Promise<{ mappingId: string }> {
  const scope = requireScope(actor, "member.import");
  const rename = () =>
    transact(actor, async (tx) => {
      const { rows } = await tx.execute<Mapping & { before: string }>(sql`
        update import_mappings m set name = ${name} from import_mappings old
        where m.id = ${mappingId} and old.id = m.id and ${inScope(sql`m.unit_id`, scope)}
        returning m.unit_id as "unitId", m.name, old.name as before`);
      if (rows[0] === undefined) throw new AppError("not_found", "errors.notFound");
      const { unitId, before } = rows[0];
      const audit = { action: "mapping.rename", subjectType: "import_mapping", subjectId: mappingId, unitId };
      return { value: { mappingId }, audit: [{ ...audit, before: { name: before }, after: { name } }] };
    });
  try {
    return await rename();
  } catch (error) {
    if (!violates(error, "import_mappings_name_key")) throw error;
    throw new AppError("conflict", "members.import.errors.nameTaken", undefined, {
      name: ["members.import.errors.nameTaken"],
    });
  }
}

export function removeMapping(actor: Actor, { mappingId }: RemoveMappingInput): Promise<{ name: string }> {
  const scope = requireScope(actor, "member.import");
  return transact(actor, async (tx) => {
    const { rows } = await tx.execute<Mapping>(sql`
      delete from import_mappings where id = ${mappingId} and ${inScope(sql`unit_id`, scope)}
      returning unit_id as "unitId", name`);
    if (rows[0] === undefined) throw new AppError("not_found", "errors.notFound");
    const { unitId, name } = rows[0];
    const audit = { action: "mapping.remove", subjectType: "import_mapping", subjectId: mappingId, unitId };
    return { value: { name }, audit: [{ ...audit, before: { name } }] };
  });
}
