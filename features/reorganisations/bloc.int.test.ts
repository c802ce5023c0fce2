import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { makeFactories } from "@/db/factories";
import { makeActor } from "@/db/testing/actors";
import { testDatabase } from "@/db/testing/database";
import type { Actor } from "@/lib/actor";
import { newId } from "@/lib/id";
import { previewReorganisation } from "./commands/preview-reorganisation";
import { recordReorganisation } from "./commands/record-reorganisation";
import { undoReorganisation } from "./commands/undo-reorganisation";
import { reorganisationInput } from "./schema";

// Handbook R-2: the bloc ended by decision 1533-QĐ/TU of 10/2/2025, handed over on 13/2/2025.
const DAY = "2025-02-13";
const SHARES = [
  { receiver: "Đảng bộ các cơ quan Đảng tỉnh", units: 22, members: 567 },
  { receiver: "Đảng bộ Ủy ban nhân dân tỉnh", units: 52, members: 3_413 },
  { receiver: "Đảng bộ các xã, phường", units: 31, members: 578 },
];
const UNITS = 105;
const MEMBERS = 4_558;

const database = testDatabase();

/** A bloc whose organisations have a branch or none beneath them, and its members spread over them. */
async function makeBloc() {
  const make = makeFactories(database.owner);
  const root = await make.makeRoot({ name: "Đảng bộ tỉnh" });
  const upper = { rootId: root.id, parentId: root.id, kind: "upper_level_org" };
  const bloc = await make.makeUnit({ ...upper, name: "Đảng bộ Khối" });
  const receivers: { id: string; name: string }[] = [];
  for (const { receiver } of SHARES) receivers.push(await make.makeUnit({ ...upper, name: receiver }));
  const office = await makeActor(make, "office_staff", root);
  const shares: string[][] = [];
  for (const share of SHARES) {
    const units: string[] = [];
    for (let index = 0; index < share.units; index += 1) {
      const name = `${share.receiver} ${String(index + 1)}`;
      const unit = await make.makeUnit({ rootId: root.id, parentId: bloc.id, name, kind: "base_party_org" });
      const homes = [unit.id];
      for (let branch = 0; branch < index % 3; branch += 1) {
        const made = { rootId: root.id, parentId: unit.id, name: `Chi bộ ${String(branch + 1)}`, kind: "branch" };
        homes.push((await make.makeUnit(made)).id);
      }
      units.push(unit.id);
      const people = Math.floor(share.members / share.units) + (index < share.members % share.units ? 1 : 0);
      await fillUnits(root.id, homes, people, office.accountId);
    }
    shares.push(units);
  }
  return { root, bloc, receivers, shares, office };
}

async function fillUnits(rootId: string, units: string[], people: number, by: string): Promise<void> {
  await database.owner.execute(sql`
    with made as (
      insert into members (id, root_id, unit_id, standing, full_name, search, sort_key, sex, birth_date, admission_decided_on,
        admitted_on, official_on, created_by)
      select gen_random_uuid(), ${rootId}, (${sql.param(units)}::uuid[])[1 + i % ${units.length}],
        (case when i % 20 = 0 then 'probationary' else 'official' end)::standing, 'Nguyễn Văn ' || i, 'nguyen van ' || i, 'van ' || i,
        'male', '1980-01-01', '2010-01-01', '2010-01-01', '2011-01-01', ${by}
      from generate_series(1, ${people}) i returning *
    )
    insert into member_events (id, root_id, member_id, member_name, kind, effective_on, to_unit_id, standing_after, recorded_by, recorded_by_name)
    select gen_random_uuid(), root_id, id, full_name, 'opening', '2023-12-31', unit_id, standing, ${by}, 'Văn phòng' from made`);
}

let here: Awaited<ReturnType<typeof makeBloc>>;

beforeAll(async () => {
  here = await makeBloc();
}, 240_000);

const decision = { issuingBody: "Tỉnh ủy", docType: "QĐ", docNumber: "1533-QĐ/TU", decidedOn: "2025-02-10" };

const asked = (fields: object) =>
  reorganisationInput.parse({ effectiveOn: DAY, requestKey: newId(), ...decision, ...fields });

const handOver = (place: number) =>
  asked({
    kind: "hand_over",
    chosen: here.shares[place],
    destination: "inside",
    parentId: here.receivers[place]?.id,
  });

async function beneath(unitId: string, onDay: string) {
  const { rows } = await database.owner.execute<{ units: number; members: number }>(sql`
    select count(distinct p.descendant_id) filter (where p.depth = 1)::int as units, count(m.id)::int as members
    from org_unit_paths p left join members m on m.unit_id = p.descendant_id and m.standing <> 'left'
    where p.ancestor_id = ${unitId} and p.valid_from <= ${onDay}::date and (p.valid_to is null or ${onDay}::date < p.valid_to)`);
  return rows[0];
}

const total = (one: { official: number; probationary: number } | null | undefined) =>
  one ? one.official + one.probationary : null;

const closeBloc = (actor: Actor) =>
  recordReorganisation(actor, asked({ kind: "end_operation", unitId: here.bloc.id, targetIds: [] }));

describe("the bloc of handbook R-2", () => {
  test("cannot end while its organisations are beneath it", async () => {
    await expect(closeBloc(here.office)).rejects.toMatchObject({
      messageKey: "reorganisations.errors.childrenNeedUnit",
      params: { count: UNITS },
    });
  });

  test("is handed over to three receivers and ends; the tree of 2024 stays as it was", async () => {
    const events: string[] = [];
    for (const place of SHARES.keys()) {
      const { eventId } = await recordReorganisation(here.office, handOver(place));
      events.push(eventId);
    }
    await closeBloc(here.office);
    const undo = { eventId: events[0] ?? "", reason: "Ghi nhầm", requestKey: newId() };
    await expect(undoReorganisation(here.office, undo)).rejects.toMatchObject({
      messageKey: "reorganisations.errors.undoParentClosed",
      params: { count: SHARES[0]?.units },
    });
    expect(await beneath(here.bloc.id, DAY)).toEqual({ units: 0, members: 0 });
    expect(await beneath(here.bloc.id, "2024-12-31")).toEqual({ units: UNITS, members: MEMBERS });
    for (const [place, { units, members }] of SHARES.entries()) {
      const receiver = here.receivers[place]?.id ?? "";
      expect(await beneath(receiver, DAY)).toEqual({ units, members });
      expect(await beneath(receiver, "2025-02-12")).toEqual({ units: 0, members: 0 });
    }
  });

  test("handed over outside, all 105 organisations and 4,558 members leave in one transaction, seen before and undone after", async () => {
    const other = here.receivers.map((receiver) => receiver.id);
    const input = asked({
      kind: "hand_over",
      chosen: other,
      destination: "outside",
      elsewhere: "Đảng bộ tỉnh bạn",
      effectiveOn: "2025-07-01",
    });
    const preview = await previewReorganisation(here.office, input);
    const root = preview.units.find((unit) => unit.unitId === here.root.id);
    expect([total(root?.before), total(root?.after)]).toEqual([MEMBERS, 0]);
    const { eventId } = await recordReorganisation(here.office, input);
    expect(await beneath(here.root.id, "2025-07-01")).toEqual({ units: 0, members: 0 });
    await undoReorganisation(here.office, { eventId, reason: "Ghi nhầm", requestKey: newId() });
    expect(await beneath(here.root.id, "2025-07-01")).toMatchObject({ members: MEMBERS });
  });
});
