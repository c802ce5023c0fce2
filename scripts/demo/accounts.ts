import { randomInt } from "node:crypto";
import { writeFileSync } from "node:fs";
import type { NodePgDatabase } from "drizzle-orm/node-postgres";
import { accounts, grants } from "@/db/schema/users";
import type { Role } from "@/lib/actor";
import { newId } from "@/lib/id";
import { hashPassword } from "@/server/passwords";
import type { DemoOffice, DemoUnit } from "./office";
import { collectingBase } from "./quarter-work";

export interface DemoAccount {
  readonly role: Role;
  readonly unit: string;
  readonly email: string;
  readonly password: string;
}

export interface Writers {
  readonly office: { readonly id: string; readonly name: string; readonly email: string };
  readonly colleague: { readonly id: string; readonly name: string; readonly email: string };
  readonly administrator: { readonly id: string; readonly name: string; readonly email: string };
  readonly branchSecretary: { readonly id: string; readonly name: string; readonly email: string };
  readonly secretaries: ReadonlyMap<string, { readonly id: string; readonly name: string; readonly email: string }>;
}

const GRANTED_SINCE = "2020-01-01";
// Without letters and figures that are taken for one another when read from paper.
const ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";

function inventLetters(): string {
  return Array.from({ length: 5 }, () => ALPHABET[randomInt(ALPHABET.length)]).join("");
}

function inventPassword(): string {
  return [inventLetters(), inventLetters(), inventLetters(), inventLetters()].join("-");
}

/** A sign-in for each role, and an account that nobody can sign in to for every other secretary. */
export async function makeAccounts(db: NodePgDatabase, office: DemoOffice, accountsFile: string): Promise<Writers> {
  const signIns: DemoAccount[] = [];
  const make = async (role: Role, unit: DemoUnit, email: string, fullName: string, canSignIn: boolean) => {
    const id = newId();
    const password = canSignIn ? inventPassword() : null;
    const passwordHash = password === null ? null : await hashPassword(password);
    await db.insert(accounts).values({ id, rootId: office.root.id, email, fullName, passwordHash });
    await db
      .insert(grants)
      .values({ id: newId(), rootId: office.root.id, accountId: id, role, unitId: unit.id, validFrom: GRANTED_SINCE });
    if (password !== null) signIns.push({ role, unit: unit.name, email, password });
    return { id, name: fullName, email };
  };

  const secretaries = new Map<string, { id: string; name: string; email: string }>();
  for (const [index, base] of office.bases.entries()) {
    const email = index === 0 ? "bithu@vi-du.vn" : `bithu${index + 1}@vi-du.vn`;
    secretaries.set(base.id, await make("secretary", base, email, `Bí thư minh họa ${index + 1}`, index < 4));
  }
  const [, branch] = collectingBase(office);
  const branchSecretary = await make("secretary", branch, "chibo@vi-du.vn", "Bí thư chi bộ minh họa", true);
  const colleague = await make("office_staff", office.root, "vanphong@vi-du.vn", "Chuyên viên minh họa 1", true);
  const officeStaff = await make("office_staff", office.root, "vanphong2@vi-du.vn", "Chuyên viên minh họa 2", true);
  await make("leader", office.root, "lanhdao@vi-du.vn", "Lãnh đạo minh họa", true);
  await make("auditor", office.root, "kiemtra@vi-du.vn", "Cán bộ kiểm tra minh họa", true);
  const administrator = await make("administrator", office.root, "quantri@vi-du.vn", "Quản trị minh họa", true);
  writeFileSync(accountsFile, `${JSON.stringify(signIns, null, 2)}\n`, { mode: 0o600 });
  return { office: officeStaff, colleague, administrator, branchSecretary, secretaries };
}
