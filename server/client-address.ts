import { isIPv6 } from "node:net";

const UNKNOWN = "unknown";

/** The address a request comes from, as its socket says; with TRUSTED_PROXIES = n, as the n-th proxy from here saw it. */
export function clientAddress(headers: Pick<Headers, "get">): string {
  const seen = (headers.get("x-forwarded-for") ?? "").split(",").map((part) => part.trim());
  const hops = Math.max(1, Number(process.env["TRUSTED_PROXIES"] ?? 1) || 1);
  return (seen.at(-hops) ?? "").replace(/^::ffff:/, "") || UNKNOWN;
}

/** What attempts are counted by: one household of IPv6 holds a /64, and would otherwise have endless addresses. */
export function addressKey(address: string): string {
  if (!isIPv6(address)) return `address:${address}`;
  const [head = "", tail = ""] = address.toLowerCase().split("::");
  const [front, back] = [head.split(":").filter(Boolean), tail.split(":").filter(Boolean)];
  const zeros = address.includes("::") ? Array.from({ length: 8 - front.length - back.length }, () => "0") : [];
  return `address:${[...front, ...zeros, ...back].slice(0, 4).join(":")}::/64`;
}
