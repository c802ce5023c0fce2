import { randomBytes } from "node:crypto";
import fs from "node:fs";
import type { Address, Place } from "./place";

export const DATABASE = "so_ket";
export const ROLES = { superuser: "postgres", owner: "so_ket_owner", app: "so_ket_app" } as const;
export type RoleKind = keyof typeof ROLES;

/** One generated password a role. `trust` would admit any process that reaches the socket, and `peer` cannot tell
 * users apart inside a user namespace, where every stranger looks like `nobody`. */
export type Credentials = Record<RoleKind, string>;

function isCredentials(value: unknown): value is Credentials {
  return (
    typeof value === "object" &&
    value !== null &&
    Object.keys(ROLES).every((kind) => typeof Reflect.get(value, kind) === "string")
  );
}

export function readCredentials(place: Place): Credentials | null {
  try {
    const value: unknown = JSON.parse(fs.readFileSync(place.credentials, "utf8"));
    return isCredentials(value) ? value : null;
  } catch {
    return null;
  }
}

function generatePassword() {
  return randomBytes(24).toString("base64url");
}

export function makeCredentials(place: Place): Credentials {
  const credentials: Credentials = {
    superuser: generatePassword(),
    owner: generatePassword(),
    app: generatePassword(),
  };
  const draft = `${place.credentials}.${process.pid}`;
  fs.writeFileSync(draft, JSON.stringify(credentials, null, 2) + "\n", { mode: 0o600 });
  fs.renameSync(draft, place.credentials);
  return credentials;
}

export function urlFor(kind: RoleKind, credentials: Credentials, address: Address, database: string = DATABASE) {
  const user = `${ROLES[kind]}:${credentials[kind]}`;
  return "socketFolder" in address
    ? `postgresql://${user}@localhost/${database}?host=${encodeURIComponent(address.socketFolder)}&port=5432`
    : `postgresql://${user}@127.0.0.1:${address.port}/${database}`;
}
