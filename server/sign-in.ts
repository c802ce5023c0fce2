import { randomBytes } from "node:crypto";
import { z } from "zod";
import { pool } from "@/db/connection";
import { cleanLine } from "@/lib/vietnamese";
import { addressKey } from "./client-address";
import { verifyPassword } from "./passwords";
import { sessionHash } from "./session";
import { logOnly } from "./transact";

const LONGEST_EMAIL = 254;

const foundAccount = z.object({
  accountId: z.string(),
  rootId: z.string(),
  name: z.string(),
  email: z.string(),
  locale: z.enum(["vi", "en"]),
  passwordHash: z.string().nullable(),
  isDisabled: z.boolean(),
});
type FoundAccount = z.infer<typeof foundAccount>;

export interface SignInAttempt {
  readonly email: string;
  readonly password: string;
  readonly address: string;
  readonly userAgent: string | null;
  readonly requestId: string;
}

export type SignInOutcome =
  | { readonly status: "signed_in"; readonly sid: string; readonly locale: "vi" | "en" }
  | { readonly status: "refused" }
  | { readonly status: "waiting"; readonly until: Date };

/** Tries an e-mail and a password. A refusal says the same, and takes as long, whatever was wrong. */
export async function trySignIn(attempt: SignInAttempt): Promise<SignInOutcome> {
  // Longer than any address, or with control characters, it is nobody's; the database would refuse to look.
  const email = cleanLine(attempt.email).slice(0, LONGEST_EMAIL);
  const account = await findSignIn(email);
  const keys = { account: accountKey(account?.email ?? email), address: addressKey(attempt.address) };
  const until = await countAttempt([keys.account, keys.address]);
  if (until !== null) {
    await logRefusal(attempt, account, "waiting");
    return { status: "waiting", until };
  }
  const mayTry = account !== null && !account.isDisabled;
  const isRight = await verifyPassword(mayTry ? account.passwordHash : null, attempt.password);
  if (!isRight || account === null) {
    await logRefusal(attempt, account, account?.isDisabled ? "disabled" : "wrong");
    return { status: "refused" };
  }
  await forgetAttempts(keys.account, keys.address);
  return { status: "signed_in", sid: await startSession(attempt, account), locale: account.locale };
}

export function accountKey(email: string): string {
  return `account:${email.toLowerCase()}`;
}

/** Counts an attempt before the password is looked at; answers until when to wait, or null when it may go on. */
export async function countAttempt(keys: readonly string[]): Promise<Date | null> {
  const { rows } = await pool().query<{ until: Date | null }>("select sign_in_attempt($1) as until", [keys]);
  return rows[0]?.until ?? null;
}

/** After the right password: earlier misses of the account no longer count. */
export async function forgetAttempts(accountKeyTried: string, addressKeyTried: string | null): Promise<void> {
  await pool().query("select sign_in_succeeded($1, $2)", [accountKeyTried, addressKeyTried]);
}

/** Ends the session of a cookie's random value, and says so in the log when it was still open. */
export async function endSession(sid: string, source: Parameters<typeof logOnly>[0] | null): Promise<void> {
  await pool().query("select end_session($1)", [sessionHash(sid)]);
  if (source?.accountId == null) return;
  await logOnly(source, [{ action: "session.end", subjectType: "account", subjectId: source.accountId }]);
}

export async function findSignIn(email: string): Promise<FoundAccount | null> {
  const { rows } = await pool().query<{ account: unknown }>("select find_sign_in($1) as account", [email]);
  return rows[0]?.account == null ? null : foundAccount.parse(rows[0].account);
}

async function startSession(attempt: SignInAttempt, account: FoundAccount): Promise<string> {
  const sid = randomBytes(32).toString("base64url");
  const { accountId, rootId, name } = account;
  await pool().query("select start_session($1, $2, $3, $4)", [
    accountId,
    sessionHash(sid),
    attempt.address,
    attempt.userAgent,
  ]);
  await logOnly({ rootId, accountId, name, requestId: attempt.requestId }, [
    { action: "session.start", subjectType: "account", subjectId: accountId, after: { address: attempt.address } },
  ]);
  return sid;
}

// Never what was typed: people type their password into the field of the e-mail.
async function logRefusal(
  attempt: SignInAttempt,
  account: FoundAccount | null,
  cause: "waiting" | "wrong" | "disabled",
): Promise<void> {
  const rootId = account?.rootId ?? (await onlyRoot());
  await logOnly({ rootId, accountId: null, name: account?.name ?? "", requestId: attempt.requestId }, [
    {
      action: "session.refuse",
      subjectType: "account",
      subjectId: account?.accountId ?? "unknown",
      after: { cause, address: attempt.address, ...(account ? { email: account.email } : {}) },
    },
  ]);
}

async function onlyRoot(): Promise<string | null> {
  const { rows } = await pool().query<{ root: string | null }>("select only_root() as root");
  return rows[0]?.root ?? null;
}
