import { createHash } from "node:crypto";
import { eq } from "drizzle-orm";
import { readAs } from "@/db/read";
import { memberImports } from "@/db/schema/member-imports";
import type { Actor } from "@/lib/actor";
import { today } from "@/lib/dates";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/id";
import { requireScope } from "@/server/access";
import { readSpreadsheet } from "@/server/spreadsheets/read-spreadsheet";
import { transact } from "@/server/transact";
import { requireUnitsInScope } from "../queries/units-in-scope";
import { refuseEffectiveDay } from "../rules/days";
import {
  assignColumns,
  countKnownColumns,
  type Fact,
  type ImportColumn,
  missingFacts,
  recogniseColumns,
} from "../rules/import-columns";
import type { CheckImportInput } from "../schema";
import { markKnown } from "./mark-known";
import { refuse } from "./refuse";
import { stageRows } from "./stage-rows";

export type CheckedFile =
  | { readonly importId: string }
  /** Not enough of the headings are known: nothing was kept, and the sender is to say what they are. */
  | { readonly columns: readonly ImportColumn[]; readonly missing: readonly Fact[] };

interface Sending {
  readonly file: Buffer;
  /** Told of the rows read so far. */
  readonly onProgress?: (rows: number) => void;
}

/** Reads a file of members and sets its rows aside with everything wrong beside them; the register is not touched. */
export async function checkImport(
  actor: Actor,
  input: CheckImportInput,
  { file, onProgress }: Sending,
): Promise<CheckedFile> {
  const scope = requireScope(actor, "member.import");
  await readAs(actor, (db) => requireUnitsInScope(db, scope, input));
  refuse([refuseEffectiveDay("openedOn", input.openedOn, { today: today() })]);
  const columns = await readColumns(file, input);
  const missing = missingFacts(columns);
  if (missing.length > 0 && input.fields === undefined) return { columns, missing };
  if (missing[0] !== undefined) throw new AppError("invalid", `members.import.missing.${missing[0]}`);
  return transact(actor, async (tx) => {
    // Opened anew each time: should the transaction have to run again, so do the rows.
    const table = await readSpreadsheet(file, countKnownColumns);
    const importId = newId();
    const { unitId, openedOn, fileName } = input;
    await tx.insert(memberImports).values({
      id: importId,
      rootId: actor.rootId,
      unitId,
      fileName,
      fileHash: createHash("sha256").update(file).digest("hex"),
      sheetName: table.sheetName,
      openedOn,
      status: "checked",
      columns: { columns, unreadSheets: [] },
      createdBy: actor.accountId,
      createdByName: actor.name,
    });
    await stageRows(tx, scope, { importId, unitId, openedOn, columns, table, onProgress });
    const counts = await markKnown(tx, actor, importId);
    if (counts.rowsTotal === 0) throw new AppError("invalid", "members.import.errors.noRows");
    await tx
      .update(memberImports)
      .set({ ...counts, columns: { columns, unreadSheets: table.unreadSheets } })
      .where(eq(memberImports.id, importId));
    const after = { fileName, unitId, openedOn, rows: counts.rowsTotal };
    return {
      value: { importId },
      audit: [{ action: "import.check", subjectType: "member_import", subjectId: importId, unitId, after }],
    };
  });
}

async function readColumns(file: Buffer, { fields }: CheckImportInput): Promise<ImportColumn[]> {
  const { columns, rows } = await readSpreadsheet(file, countKnownColumns);
  await rows.return();
  return fields === undefined ? recogniseColumns(columns) : assignColumns(columns, fields);
}
