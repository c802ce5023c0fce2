import { expect, test } from "vitest";
import { addressKey, clientAddress } from "./client-address";

const asked = (forwarded: string) => clientAddress(new Headers(forwarded ? { "x-forwarded-for": forwarded } : {}));

test("the address is what the nearest proxy saw, not what the client says of itself", () => {
  expect(asked("6.6.6.6, 203.0.113.7")).toBe("203.0.113.7");
  expect(asked("::ffff:127.0.0.1")).toBe("127.0.0.1");
  expect(asked("")).toBe("unknown");
});

test("addresses of one IPv6 network are counted together", () => {
  expect(addressKey("2001:db8:1:2:3:4:5:6")).toBe("address:2001:db8:1:2::/64");
  expect(addressKey("2001:db8:1:2::9")).toBe(addressKey("2001:db8:1:2:ffff::1"));
  expect(addressKey("::1")).toBe("address:0:0:0:0::/64");
  expect(addressKey("203.0.113.7")).toBe("address:203.0.113.7");
});
