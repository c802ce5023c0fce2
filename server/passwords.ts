import { hash, verify } from "@node-rs/argon2";
import { toNfc } from "@/lib/vietnamese";

// OWASP Password Storage Cheat Sheet: argon2id (the library's default kind) with 46 MiB, one pass, one lane.
const STRENGTH = { memoryCost: 47_104, timeCost: 1, parallelism: 1 } as const;
const LONGEST_CHECKED = 1_024;

let nobodys: Promise<string> | undefined;

// The same letters can be typed composed or decomposed; both are the same password.
export function hashPassword(password: string): Promise<string> {
  return hash(toNfc(password), STRENGTH);
}

/** Checks a password; without a hash it does the same work and says no, so that the time tells nothing. */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  nobodys ??= hashPassword("no account has this password");
  const typed = toNfc(password.slice(0, LONGEST_CHECKED));
  const isRight = await verify(passwordHash ?? (await nobodys), typed);
  return isRight && passwordHash !== null;
}
