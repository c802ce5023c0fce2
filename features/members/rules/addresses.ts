type Part = string | number | null | undefined;

/** An address with its filters; what is empty is left out. */
export function addressOf(path: string, parts: Readonly<Record<string, Part>>): string {
  const given = Object.entries(parts).filter((entry): entry is [string, string | number] => Boolean(entry[1]));
  const query = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return query === "" ? path : `${path}?${query}`;
}
