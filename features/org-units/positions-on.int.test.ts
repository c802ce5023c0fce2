import { describe, expect, test } from "vitest";
import { makeFactories } from "@/db/factories";
import { positions } from "@/db/schema/bodies";
import { makeActor } from "@/db/testing/actors";
import { testDatabase } from "@/db/testing/database";
import { newId } from "@/lib/id";
import { listPositionsOn } from "./queries/list-positions-on";

const database = testDatabase();
const DAY = "2022-03-31";

describe("who held what on a day", () => {
  test("is told page by page, by rank and then by unit, and by kind", async () => {
    const make = makeFactories(database.owner);
    const root = await make.makeRoot();
    const office = await makeActor(make, "office_staff", root);
    const rows = [];
    for (let index = 0; index < 60; index += 1) {
      const unit = await make.makeUnit({
        rootId: root.id,
        parentId: root.id,
        name: `Chi bộ ${String(index).padStart(2, "0")}`,
      });
      const member = await make.makeMember({ rootId: root.id, unitId: unit.id, recordedBy: office.accountId });
      rows.push({
        id: newId(),
        rootId: root.id,
        unitId: unit.id,
        kind: index % 2 === 0 ? "sole_branch_secretary" : "sole_branch_deputy_secretary",
        memberId: member.id,
        memberName: member.fullName,
        validFrom: "2020-01-01",
        recordedBy: office.accountId,
      });
    }
    await database.owner.insert(positions).values(rows);
    const list = (over = {}) => listPositionsOn(office, { onDay: DAY, ...over });
    const first = await list();
    expect([first.total, first.rows.length, first.before]).toEqual([60, 50, null]);
    expect(first.rows[0]).toMatchObject({ kind: "sole_branch_secretary", unitName: "Chi bộ 00" });
    const second = await list({ after: first.after ?? undefined });
    expect([second.rows.length, second.after]).toEqual([10, null]);
    expect(new Set([...first.rows, ...second.rows].map((row) => row.id)).size).toBe(60);
    const back = await list({ before: second.before ?? undefined });
    expect(back.rows.map((row) => row.id)).toEqual(first.rows.map((row) => row.id));
    expect((await list({ kind: "sole_branch_secretary" })).total).toBe(30);
    expect((await list({ onDay: "2019-12-31" })).rows).toEqual([]);
  });
});
