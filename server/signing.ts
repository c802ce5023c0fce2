import { createPrivateKey, createPublicKey, hkdfSync, sign, verify } from "node:crypto";

const SEED_BYTES = 32;
// What stands before the bare 32 bytes of an Ed25519 key in the forms that Node reads (RFC 8410).
const PRIVATE_HEAD = Buffer.from("302e020100300506032b657004220420", "hex");
const PUBLIC_HEAD = Buffer.from("302a300506032b6570032100", "hex");

// Drawn from the app's secret: it lives as long as that does, and is written nowhere.
function privateKey() {
  const secret = process.env["NEXTAUTH_SECRET"];
  if (!secret) throw new Error("NEXTAUTH_SECRET is not set: start the app with `npm start`.");
  const seed = Buffer.from(hkdfSync("sha256", secret, "", "so-ket: files exchanged between installations", SEED_BYTES));
  return createPrivateKey({ key: Buffer.concat([PRIVATE_HEAD, seed]), format: "der", type: "pkcs8" });
}

/** This installation's public key: Ed25519, base64 of its 32 bytes. */
export function ownPublicKey(): string {
  const key = createPublicKey(privateKey()).export({ format: "der", type: "spki" });
  return key.subarray(PUBLIC_HEAD.length).toString("base64");
}

/** Signs a text with this installation's key; base64. */
export function signText(text: string): string {
  return sign(null, Buffer.from(text), privateKey()).toString("base64");
}

/** Whether the holder of a public key signed this very text. */
export function isSignedBy(publicKey: string, text: string, signature: string): boolean {
  const bytes = Buffer.from(publicKey, "base64");
  if (bytes.length !== SEED_BYTES) return false;
  try {
    const key = createPublicKey({ key: Buffer.concat([PUBLIC_HEAD, bytes]), format: "der", type: "spki" });
    return verify(null, Buffer.from(text), key, Buffer.from(signature, "base64"));
  } catch {
    return false;
  }
}
