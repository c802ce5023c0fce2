import { beforeAll, describe, expect, test } from "vitest";
import { makeFactories } from "@/db/factories";
import { makeActor } from "@/db/testing/actors";
import { testDatabase } from "@/db/testing/database";
import type { Actor } from "@/lib/actor";
import { newId } from "@/lib/id";
import * as applying from "./commands/apply-import";
import * as cancelling from "./commands/cancel-import";
import * as checking from "./commands/check-import";
import * as mappings from "./commands/import-mappings";
import * as reading from "./queries/get-import";
import * as listing from "./queries/list-imports";
import { checkImportInput } from "./schema";

const { applyImport } = applying;
const { cancelImport } = cancelling;
const { saveMapping, renameMapping, removeMapping } = mappings;
const { getImport, getImportProgress } = reading;
const { listImports, listImportMappings, getImportStart } = listing;

const database = testDatabase();

async function makeOffice() {
  const make = makeFactories(database.owner);
  const root = await make.makeRoot();
  const unit = await make.makeUnit({ rootId: root.id, parentId: root.id });
  const sibling = await make.makeUnit({ rootId: root.id, parentId: root.id });
  const secretary = await makeActor(make, "secretary", unit);
  const neighbour = await makeActor(make, "secretary", sibling);
  const leader = await makeActor(make, "leader", root);
  return { unit, sibling, secretary, neighbour, leader };
}

let here: Awaited<ReturnType<typeof makeOffice>>;

beforeAll(async () => {
  here = await makeOffice();
});

const LIST =
  "Họ và tên,Giới tính,Ngày sinh,Ngày vào Đảng,Ngày chính thức\nTrần An,Nam,19/05/1980,19/05/2010,19/05/2011\n";

async function check(actor: Actor): Promise<string> {
  const input = checkImportInput.parse({ unitId: here.unit.id, openedOn: "2021-12-31", fileName: "a.csv" });
  const checked = await checking.checkImport(actor, input, { file: Buffer.from(LIST) });
  return "importId" in checked ? checked.importId : "";
}

const commands = { ...applying, ...cancelling, ...checking, ...mappings };
const queries = { ...reading, ...listing };
const makeImport = () => check(here.secretary);
const makeMapping = async () =>
  (await saveMapping(here.secretary, { unitId: here.unit.id, name: newId(), columns: { Ai: "fullName" } })).mappingId;

const asStranger = {
  checkImport: (actor) => check(actor),
  applyImport: async (actor) => applyImport(actor, { importId: await makeImport() }),
  cancelImport: async (actor) => cancelImport(actor, { importId: await makeImport() }),
  saveMapping: (actor) => saveMapping(actor, { unitId: here.unit.id, name: newId(), columns: { Ai: "fullName" } }),
  renameMapping: async (actor) => renameMapping(actor, { mappingId: await makeMapping(), name: newId() }),
  removeMapping: async (actor) => removeMapping(actor, { mappingId: await makeMapping() }),
  getImport: async (actor) => getImport(actor, { importId: await makeImport(), filter: "all" }),
  getImportProgress: async (actor) => getImportProgress(actor, { importId: await makeImport() }),
} satisfies Record<
  Exclude<keyof typeof commands | keyof typeof queries, "listImports" | "listImportMappings" | "getImportStart">,
  (actor: Actor) => Promise<unknown>
>;

describe("a stranger", () => {
  test.each(Object.entries(asStranger))(
    "from a sibling unit is told that it does not exist: %s",
    async (_name, run) => {
      await expect((async () => run(here.neighbour))()).rejects.toMatchObject({ code: "not_found" });
    },
  );

  test.each(Object.entries({ ...asStranger, listImports, listImportMappings, getImportStart }))(
    "who only reads is refused: %s",
    async (_name, run) => {
      await expect((async () => run(here.leader))()).rejects.toMatchObject({ code: "forbidden" });
    },
  );

  test("finds none of another unit's imports and ways of reading in their lists", async () => {
    await makeImport();
    await makeMapping();
    expect(await listImports(here.neighbour)).toEqual([]);
    expect(await getImportStart(here.neighbour)).toMatchObject({
      unit: { id: here.sibling.id },
      imports: [],
      mappings: [],
    });
  });
});
