import { createHash, randomBytes } from "node:crypto";

/** What is kept of a one-time link: whoever reads the table cannot use it. */
export function activationHash(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

export function newActivationToken(): { token: string; hash: string } {
  const token = randomBytes(32).toString("base64url");
  return { token, hash: activationHash(token) };
}

export function activationUrl(baseUrl: string, token: string): string {
  return new URL(`/activate/${token}`, baseUrl).href;
}
