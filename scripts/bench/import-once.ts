import { readFileSync } from "node:fs";
import { closePool } from "@/db/connection";
import { applyImport } from "@/features/members/commands/apply-import";
import { checkImport } from "@/features/members/commands/check-import";
import { checkImportInput } from "@/features/members/schema";
import { actorOf } from "@/scripts/testing/demo-actor";
import type { DemoActor } from "@/scripts/testing/demo-office";

export interface ImportAsked {
  readonly staff: DemoActor;
  readonly path: string;
}

export interface ImportTook {
  readonly people: number;
  readonly checkMs: number;
  readonly applyMs: number;
  readonly idleMb: number;
  readonly peakMb: number;
}

const KILOBYTES_A_MB = 1024;
const OPENED_ON = "2021-12-31";

/** One import in a process of its own, so that its peak of memory is nobody else's. */
async function importOnce({ staff, path }: ImportAsked): Promise<ImportTook> {
  const actor = actorOf(staff, "office_staff");
  const input = checkImportInput.parse({ unitId: staff.unitId, openedOn: OPENED_ON, fileName: "Danh sách.xlsx" });
  const file = readFileSync(path);
  const idleMb = process.memoryUsage.rss() / 2 ** 20;
  const startedAt = performance.now();
  const checked = await checkImport(actor, input, { file });
  if (!("importId" in checked)) throw new Error("The headings were not known.");
  const checkedAt = performance.now();
  const { people } = await applyImport(actor, { importId: checked.importId });
  const appliedAt = performance.now();
  await closePool();
  return {
    people,
    checkMs: checkedAt - startedAt,
    applyMs: appliedAt - checkedAt,
    idleMb,
    peakMb: process.resourceUsage().maxRSS / KILOBYTES_A_MB,
  };
}

process.once("message", (asked: ImportAsked) => {
  void importOnce(asked).then((took) => process.send?.(took, () => process.disconnect()));
});
