import canonicalize from "canonicalize";

/** The one text of a value under RFC 8785, so that a hash over it can be computed again anywhere. */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError("This value has no JSON form");
  return text;
}
