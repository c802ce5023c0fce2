import { sql } from "drizzle-orm";
import { readAs } from "@/db/read";
import { acceptLetter } from "@/features/members/commands/accept-letter";
import { issueLetter } from "@/features/members/commands/issue-letter";
import { refuseLetter } from "@/features/members/commands/refuse-letter";
import { acceptLetterInput, closeLetterInput, issueLetterInput } from "@/features/members/schema";
import type { Actor } from "@/lib/actor";
import { addDays, today } from "@/lib/dates";
import { newId } from "@/lib/id";
import { mintActor } from "@/server/mint-actor";
import type { Writers } from "./accounts";
import type { DemoOffice, DemoUnit } from "./office";

/** Letters of introduction between the four units whose secretaries can sign in: waiting, run out, refused and accepted. */
export async function writeLetters(office: DemoOffice, secretaries: Writers["secretaries"]): Promise<void> {
  const [one, two, three, four] = office.bases
    .slice(0, 4)
    .map((base) => ({ base, actor: secretaryOf(office, base, secretaries) }));
  if (!one || !two || !three || !four) return;
  let number = 0;
  const issue = async (from: typeof one, to: typeof one, daysAgo: number): Promise<string> => {
    const issuedOn = addDays(today(), -daysAgo);
    number += 1;
    const { letterId } = await issueLetter(
      from.actor,
      issueLetterInput.parse({
        memberId: await someMember(from.actor),
        toUnitId: homeOf(office, to.base).id,
        letterNo: `${String(number).padStart(2, "0")}-GGT/ĐU`,
        issuedOn,
        issuingBody: from.base.name,
        docType: "QĐ",
        docNumber: `${String(number).padStart(2, "0")}-QĐ/ĐU`,
        decidedOn: issuedOn,
        requestKey: newId(),
      }),
    );
    return letterId;
  };
  await issue(two, one, 6);
  await issue(three, one, 75);
  await issue(one, two, 12);
  const refused = await issue(one, three, 20);
  const reason = "Đồng chí chưa bàn giao xong công việc; đề nghị giới thiệu lại sau.";
  await refuseLetter(three.actor, closeLetterInput.parse({ letterId: refused, reason }));
  const accepted = await issue(four, one, 9);
  const effectiveOn = addDays(today(), -2);
  await acceptLetter(one.actor, acceptLetterInput.parse({ letterId: accepted, effectiveOn, requestKey: newId() }));
}

function secretaryOf({ root }: DemoOffice, base: DemoUnit, secretaries: Writers["secretaries"]): Actor {
  const secretary = secretaries.get(base.id);
  if (secretary === undefined) throw new Error(`No secretary of ${base.name}`);
  return mintActor({
    accountId: secretary.id,
    rootId: root.id,
    name: secretary.name,
    email: secretary.email,
    locale: "vi",
    grants: [{ role: "secretary", unitId: base.id, rootId: root.id }],
    requestId: "demonstration",
  });
}

/** A unit beneath the base, or itself, that has members. */
function homeOf({ homes }: DemoOffice, base: DemoUnit): DemoUnit {
  const home = homes.find((one) => one.base === base);
  if (home === undefined) throw new Error(`No members in ${base.name}`);
  return home.unit;
}

/** An official member of the secretary's who has been here from the start and holds no position. */
async function someMember(actor: Actor): Promise<string | undefined> {
  const { rows } = await readAs(actor, (db) =>
    db.execute<{ id: string }>(sql`
      select m.id from members m
      where m.standing = 'official' and not exists (select from positions p where p.member_id = m.id)
        and (select count(*) from member_events e where e.member_id = m.id) = 1
        and not exists (select from transfers t where t.member_id = m.id)
      order by m.sort_key desc, m.id limit 1`),
  );
  return rows[0]?.id;
}
