import { hkdfSync } from "node:crypto";

const KEY_BYTES = 32;

/** The key under which an account's unsent drafts are kept in its browsers: the same at each sign-in, of no use without one. */
export function draftKey(accountId: string): string {
  const secret = process.env["NEXTAUTH_SECRET"];
  if (!secret) throw new Error("NEXTAUTH_SECRET is not set: start the app with `npm start`.");
  return Buffer.from(hkdfSync("sha256", secret, "", `so-ket drafts of ${accountId}`, KEY_BYTES)).toString("base64");
}
