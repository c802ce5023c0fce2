import type { KeptField } from "./draft-fields";

/** A kept field as it lies in the browser: unreadable without its account's key. */
export interface SealedField {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly data: ArrayBuffer;
}

const IV_BYTES = 12;

/** The key of an account, for this page's memory only: what holds it cannot be made to give it out. */
export function readKey(base64: string): Promise<CryptoKey> {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  return crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]);
}

/** Seals a field to its place: what is moved to another place does not open there. */
export async function seal(key: CryptoKey, place: string, field: KeptField): Promise<SealedField> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const plain = new TextEncoder().encode(JSON.stringify(field));
  const data = await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: bytesOf(place) }, key, plain);
  return { iv, data };
}

/** The field that was sealed to this place, or null when this key does not open it. */
export async function unseal(key: CryptoKey, place: string, { iv, data }: SealedField): Promise<KeptField | null> {
  try {
    const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv, additionalData: bytesOf(place) }, key, data);
    const field: unknown = JSON.parse(new TextDecoder().decode(plain));
    return isKept(field) ? field : null;
  } catch {
    return null;
  }
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

function isKept(value: unknown): value is KeptField {
  return typeof value === "object" && value !== null && "base" in value && typeof value.base === "number";
}
