import { Writable } from "node:stream";
import { DrizzleQueryError } from "drizzle-orm";
import { expect, test } from "vitest";
import { makeLogger } from "./log";

function logged(fields: object): string {
  let text = "";
  const sink = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      text += chunk.toString();
      done();
    },
  });
  makeLogger(sink).error(fields, "something failed");
  return text;
}

test.each([
  ["a password at the top", { password: "bí mật" }],
  ["a token one level down", { request: { token: "bí mật" } }],
  ["a cookie among the headers", { request: { headers: { cookie: "bí mật", "set-cookie": "bí mật" } } }],
  ["a member's name and birth date", { member: { fullName: "bí mật", birthDate: "bí mật", cardNo: "bí mật" } }],
  ["the address of a database", { env: { DATABASE_URL: "bí mật", NEXTAUTH_SECRET: "bí mật" } }],
])("%s does not reach the log", (_what, fields) => {
  expect(logged(fields)).toContain("[removed]");
  expect(logged(fields)).not.toContain("bí mật");
});

test("a failed query is logged by its text and code, never with its parameters", () => {
  const cause = Object.assign(new Error("duplicate key"), { code: "23505" });
  const error = new DrizzleQueryError("insert into members values ($1)", ["Nguyễn Thị Bí Mật"], cause);
  const text = logged({ error });
  expect(text).toContain("insert into members");
  expect(text).toContain("23505");
  expect(text).not.toContain("Bí Mật");
});
