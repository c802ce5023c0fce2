import type { NodePgDatabase } from "drizzle-orm/node-postgres";
import type { Role } from "@/lib/actor";
import { newId } from "@/lib/id";
import { sortKey } from "@/lib/name-sort";
import { fold } from "@/lib/vietnamese";
import { decisions } from "./schema/decisions";
import { memberEvents, members } from "./schema/members";
import { orgUnits, orgUnitVersions } from "./schema/org-units";
import { periods } from "./schema/reports";
import { installations } from "./schema/settings";
import { accounts, grants } from "./schema/users";

const LONG_AGO = "2000-01-01";

type UnitInput = Partial<typeof orgUnitVersions.$inferInsert> & { rootId: string; parentId: string };

/** Makes rows past the app, as the database's owner: for tests and for the demonstration's seed. */
export function makeFactories(db: NodePgDatabase) {
  async function makeVersion(
    unitId: string,
    version: Partial<typeof orgUnitVersions.$inferInsert> & { rootId: string },
  ) {
    const name = version.name ?? `Chi bộ ${unitId.slice(-6)}`;
    await db.insert(orgUnitVersions).values({
      id: newId(),
      kind: "base_branch",
      validFrom: LONG_AGO,
      ...version,
      unitId,
      name,
      search: fold(name),
    });
    return { id: unitId, rootId: version.rootId, name };
  }

  async function makeRoot(version: Partial<typeof orgUnitVersions.$inferInsert> = {}, isDemonstration = false) {
    const id = newId();
    await db.insert(orgUnits).values({ id, rootId: id });
    await db.insert(installations).values({ rootId: id, isDemonstration });
    return makeVersion(id, { name: "Đảng bộ Khối thử nghiệm", kind: "upper_level_org", ...version, rootId: id });
  }

  async function makeUnit(input: UnitInput) {
    const id = newId();
    await db.insert(orgUnits).values({ id, rootId: input.rootId });
    return makeVersion(id, input);
  }

  async function makeAccount(input: Partial<typeof accounts.$inferInsert> & { rootId: string }) {
    const id = newId();
    const row = { id, email: `${id}@vi-du.vn`, fullName: `Người dùng ${id.slice(-6)}`, ...input };
    await db.insert(accounts).values(row);
    return row;
  }

  async function makeGrant(input: {
    accountId: string;
    unitId: string;
    rootId: string;
    role: Role;
    validFrom?: string;
    validTo?: string;
  }) {
    const row = { id: newId(), validFrom: LONG_AGO, ...input };
    await db.insert(grants).values(row);
    return row;
  }

  async function makeDecision(
    input: Partial<typeof decisions.$inferInsert> & { rootId: string; unitId: string; recordedBy: string },
  ) {
    const id = newId();
    const issuingBody = input.issuingBody ?? "Ban Thường vụ Đảng ủy Khối";
    const docNumber = input.docNumber ?? `${id.slice(-6)}-QĐ/ĐUK`;
    const row = {
      id,
      docType: "QĐ",
      term: "VIII",
      decidedOn: "2022-01-10",
      ...input,
      issuingBody,
      issuingBodyFold: fold(issuingBody),
      docNumber,
      docNumberFold: fold(docNumber),
    };
    await db.insert(decisions).values(row);
    return row;
  }

  /** A member in the register since `openedOn`, with the ledger's opening entry. */
  async function makeMember(
    input: Partial<typeof members.$inferInsert> & {
      rootId: string;
      unitId: string;
      recordedBy: string;
      openedOn?: string;
    },
  ) {
    const { openedOn = "2021-12-31", recordedBy, ...given } = input;
    const id = newId();
    const fullName = given.fullName ?? `Nguyễn Văn Thử ${id.slice(-4)}`;
    const row = {
      id,
      standing: "official" as const,
      sex: "male",
      birthDate: "1980-05-19",
      admissionDecidedOn: "2010-05-10",
      admittedOn: "2010-05-19",
      officialOn: given.standing === "probationary" ? null : "2011-05-19",
      ...given,
      fullName,
      search: fold(fullName),
      sortKey: sortKey(fullName),
      createdBy: recordedBy,
    };
    await db.insert(members).values(row);
    await db.insert(memberEvents).values({
      id: newId(),
      rootId: row.rootId,
      memberId: id,
      memberName: fullName,
      kind: "opening",
      effectiveOn: openedOn,
      toUnitId: row.unitId,
      standingAfter: row.standing,
      ceremonyOn: row.admittedOn,
      officialOn: row.officialOn,
      recordedBy,
      recordedByName: "Người lập sổ",
    });
    return row;
  }

  async function makePeriod(rootId: string, quarter: string, dueOn: string) {
    await db.insert(periods).values({ rootId, quarter, opensOn: `${quarter.slice(0, 4)}-01-01`, dueOn });
  }

  return { makeRoot, makeUnit, makeAccount, makeGrant, makeDecision, makeMember, makePeriod };
}

export type Factories = ReturnType<typeof makeFactories>;
