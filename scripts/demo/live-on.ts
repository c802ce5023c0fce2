import { sql } from "drizzle-orm";
import { closePool } from "@/db/connection";
import { readAs } from "@/db/read";
import { recordChange } from "@/features/members/commands/record-change";
import { recordRecognition } from "@/features/members/commands/record-recognition";
import { recordChangeInput, recordRecognitionInput } from "@/features/members/schema";
import { recordReorganisation } from "@/features/reorganisations/commands/record-reorganisation";
import { reorganisationInput } from "@/features/reorganisations/schema";
import type { Actor, Role } from "@/lib/actor";
import { newId } from "@/lib/id";
import { mintActor } from "@/server/mint-actor";
import type { Writers } from "./accounts";
import { writeLetters } from "./letters";
import type { DemoOffice, DemoUnit } from "./office";
import { collectingBase, workOnQuarters } from "./quarter-work";

type Account = Writers["office"];

const BODY = "Ban Thường vụ Đảng ủy Khối các cơ quan tỉnh";

/**
 * What happened after the reference quarter, recorded today through the app's own commands, so that every screen has
 * something to show: quarters locked and put right, a merger, a split, letters, changes of every sort, a late recognition and a late death.
 */
export async function liveOn(appUrl: string, office: DemoOffice, writers: Writers): Promise<void> {
  const before = process.env["DATABASE_URL"];
  process.env["DATABASE_URL"] = appUrl;
  try {
    const as = (account: Account, role: Role, unit: DemoUnit = office.root) =>
      mintActor({
        accountId: account.id,
        rootId: office.root.id,
        name: account.name,
        email: account.email,
        locale: "vi",
        grants: [{ role, unitId: unit.id, rootId: office.root.id }],
        requestId: "demonstration",
      });
    const actor = as(writers.office, "office_staff");
    const [, branch] = collectingBase(office);
    await workOnQuarters(office, {
      office: actor,
      colleague: as(writers.colleague, "office_staff"),
      administrator: as(writers.administrator, "administrator"),
      branchSecretary: as(writers.branchSecretary, "secretary", branch),
      secretaryOf: (unit) => {
        const secretary = writers.secretaries.get(unit.id);
        if (secretary === undefined) throw new Error(`No secretary of ${unit.name}.`);
        return as(secretary, "secretary", unit);
      },
    });
    await changeMembers(actor);
    await reorganiseUnits(actor, office);
    await writeLetters(office, writers.secretaries);
  } finally {
    await closePool();
    if (before === undefined) delete process.env["DATABASE_URL"];
    else process.env["DATABASE_URL"] = before;
  }
}

let number = 400;
const paper = (decidedOn: string) => ({
  issuingBody: BODY,
  docType: "QĐ",
  docNumber: `${String((number += 1))}-QĐ/ĐUK`,
  decidedOn,
});

async function changeMembers(actor: Actor): Promise<void> {
  const [old, ill, student, accused, struck, gone] = await quietMembers(actor, 6);
  const record = (memberId: string | undefined, event: string, over: Record<string, string>) =>
    recordChange(actor, recordChangeInput.parse({ event, kind: event, memberId, requestKey: newId(), ...over }));
  // In a quarter whose reports were accepted long ago: both figures are shown, with who and why.
  await record(gone, "death", { effectiveOn: "2021-12-20" });
  await record(old, "exemption", { effectiveOn: "2022-05-01", note: "Tuổi cao, tự nguyện", ...paper("2022-04-25") });
  await record(ill, "exemption", { effectiveOn: "2022-05-10", untilOn: "2022-11-10", ...paper("2022-05-09") });
  await record(student, "temporary_out", {
    effectiveOn: "2022-05-16",
    untilOn: "2023-05-31",
    elsewhere: "Học viện Chính trị khu vực III",
    ...paper("2022-05-12"),
  });
  await record(accused, "discipline", { kind: "warning", effectiveOn: "2022-06-02", ...paper("2022-06-02") });
  await record(struck, "strike_off", {
    kind: "strike_off_official",
    effectiveOn: "2022-06-20",
    ...paper("2022-06-20"),
  });
  // The official date is the end of the twelve months, however late the decision (294-QĐ/TW, 4.2.2).
  const late = await probationerOfLongest(actor);
  await recordRecognition(
    actor,
    recordRecognitionInput.parse({ memberId: late, requestKey: newId(), ...paper("2023-03-15") }),
  );
}

/** Official members with no entry but the first, who hold no position, one of each of several branches. */
async function quietMembers(actor: Actor, count: number): Promise<string[]> {
  const { rows } = await readAs(actor, (db) =>
    db.execute<{ id: string }>(sql`
      select distinct on (m.unit_id) m.id from members m
      join org_unit_versions v on v.unit_id = m.unit_id and v.kind = 'base_branch'
      join reports r on r.unit_id = m.unit_id and r.quarter = '2021-Q4' and r.status = 'accepted'
      where m.standing = 'official' and not exists (select from positions p where p.member_id = m.id)
        and (select count(*) from member_events e where e.member_id = m.id) = 1
      order by m.unit_id, m.sort_key, m.id limit ${count}`),
  );
  return rows.map((row) => row.id);
}

async function probationerOfLongest(actor: Actor): Promise<string | undefined> {
  const { rows } = await readAs(actor, (db) =>
    db.execute<{ id: string }>(
      sql`select m.id from members m where m.standing = 'probationary' order by m.admitted_on, m.id limit 1`,
    ),
  );
  return rows[0]?.id;
}

async function reorganiseUnits(actor: Actor, office: DemoOffice): Promise<void> {
  const branches = office.bases.filter((base) => base.kind === "base_branch").slice(-6);
  const [absorbed, into, divided] = branches;
  if (absorbed === undefined || into === undefined || divided === undefined) return;
  await recordReorganisation(
    actor,
    reorganisationInput.parse({
      kind: "absorb",
      chosen: [absorbed.id],
      intoId: into.id,
      effectiveOn: "2022-07-01",
      requestKey: newId(),
      ...paper("2022-06-24"),
    }),
  );
  const moving = await readAs(actor, (db) =>
    db.execute<{ id: string }>(sql`
      select m.id from members m where m.unit_id = ${divided.id} and m.standing <> 'left'
        and not exists (select from positions p where p.member_id = m.id and p.valid_to is null)
      order by m.sort_key, m.id limit 9`),
  );
  await recordReorganisation(
    actor,
    reorganisationInput.parse({
      kind: "split",
      unitId: divided.id,
      original: "stays",
      units: [{ name: `${divided.name} – Bộ phận 2`, kind: "base_branch" }],
      defaultTo: -1,
      assign: Object.fromEntries(moving.rows.map((row) => [row.id, 0])),
      effectiveOn: "2022-07-15",
      requestKey: newId(),
      ...paper("2022-07-08"),
    }),
  );
}
