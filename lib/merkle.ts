import { createHash } from "node:crypto";

// The prefixes keep a leaf from being passed off as an inner node: RFC 9162 section 2.1.1.
const LEAF_PREFIX = Uint8Array.of(0x00);
const NODE_PREFIX = Uint8Array.of(0x01);

/** SHA-256 of one entry of the log; text is hashed as UTF-8. */
export function leafHash(entry: string | Uint8Array): Buffer {
  return createHash("sha256").update(LEAF_PREFIX).update(entry).digest();
}

/** SHA-256 of an inner node over the hashes of its two children. */
export function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  return createHash("sha256").update(NODE_PREFIX).update(left).update(right).digest();
}
