import { v7, validate } from "uuid";

/** A new identifier, UUID version 7: rows made later sort later, so indexes grow at one end. */
export function newId(): string {
  return v7();
}

export function isId(value: unknown): value is string {
  return validate(value);
}
