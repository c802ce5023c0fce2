import { describe, expect, test } from "vitest";
import { describeProblems, readSettings } from "./env";

const STRONG = "kT7xW2mQ9vR4zB8nL3pD6hF1jS5gC0yAeUiO";
const SERVER = {
  DATABASE_URL: "postgresql://so_ket_app:a@db/so_ket",
  DATABASE_OWNER_URL: "postgresql://so_ket_owner:b@db/so_ket",
};

function namesOf(env: Record<string, string>) {
  return readSettings(env).problems?.map(({ setting }) => setting) ?? [];
}

describe("settings", () => {
  test("nothing set means the embedded database on this machine only", () => {
    expect(readSettings({}).settings).toEqual({
      mode: "production",
      port: 3000,
      host: "127.0.0.1",
      appUrl: "http://localhost:3000",
      secret: null,
      database: { kind: "embedded", dataDir: "data" },
      mail: null,
    });
  });

  test("a mail server is taken with its account, and without encryption only when that is said", () => {
    const env = { APP_URL: "https://so-ket.example.vn", MAIL_FROM: "Sơ Kết <so-ket@example.vn>" };
    expect(readSettings({ ...env, SMTP_URL: "smtp://thu%40vn:b%2Fc@mail.example.vn" }).settings?.mail).toEqual({
      host: "mail.example.vn",
      port: 587,
      tls: "required",
      user: "thu@vn",
      password: "b/c",
      from: "Sơ Kết <so-ket@example.vn>",
    });
    expect(readSettings({ ...env, SMTP_URL: "smtps://mail.example.vn" }).settings?.mail).toMatchObject({
      port: 465,
      tls: "implicit",
      user: null,
    });
    expect(readSettings({ ...env, SMTP_URL: "smtp://127.0.0.1:2525?tls=none" }).settings?.mail).toMatchObject({
      port: 2525,
      tls: "none",
    });
  });

  test("half of the settings of e-mail, or an account sent in the clear, is refused", () => {
    const env = { APP_URL: "https://so-ket.example.vn", MAIL_FROM: "so-ket@example.vn" };
    expect(namesOf({ MAIL_FROM: "so-ket@example.vn" })).toEqual(["SMTP_URL"]);
    expect(namesOf({ SMTP_URL: "smtp://mail.example.vn" })).toEqual(["MAIL_FROM", "APP_URL"]);
    expect(namesOf({ ...env, SMTP_URL: "http://mail.example.vn" })).toEqual(["SMTP_URL"]);
    expect(namesOf({ ...env, SMTP_URL: "smtp://a:b@mail.example.vn?tls=none" })).toEqual(["SMTP_URL"]);
    expect(namesOf({ ...env, MAIL_FROM: "so-ket", SMTP_URL: "smtp://mail.example.vn" })).toEqual(["MAIL_FROM"]);
  });

  test("an empty setting counts as one that is not set", () => {
    expect(readSettings({ PORT: "", HOST: " ", DATABASE_URL: "" }).settings?.port).toBe(3000);
  });

  test("port, host, folder and address are honoured", () => {
    const env = { PORT: "4100", HOST: "0.0.0.0", DATA_DIR: "/srv/so-ket", APP_URL: "https://so-ket.example.vn/" };
    expect(readSettings(env).settings).toMatchObject({
      port: 4100,
      host: "0.0.0.0",
      appUrl: "https://so-ket.example.vn",
      database: { dataDir: "/srv/so-ket" },
    });
  });

  test.each(["0", "65536", "80a", "-1", "3000.5", "1e3"])("PORT=%s is refused", (PORT) => {
    expect(namesOf({ PORT })).toEqual(["PORT"]);
  });

  test.each(["a b", "http://x", "127.0.0.1:80", "-x"])("HOST=%s is refused", (HOST) => {
    expect(namesOf({ HOST })).toEqual(["HOST"]);
  });

  test.each(["::1", "::", "0.0.0.0", "localhost", "may-chu.local"])("HOST=%s is taken", (HOST) => {
    expect(namesOf({ HOST })).toEqual([]);
  });

  test.each(["so-ket", "ftp://x", "https://x/path", "https://u:p@x"])("APP_URL=%s is refused", (APP_URL) => {
    expect(namesOf({ APP_URL })).toEqual(["APP_URL"]);
  });

  test("a database server needs a secret", () => {
    expect(namesOf(SERVER)).toEqual(["NEXTAUTH_SECRET"]);
    expect(readSettings({ ...SERVER, NEXTAUTH_SECRET: STRONG }).settings?.secret).toBe(STRONG);
  });

  test.each([
    ["short", "kT7xW2mQ9vR4zB8nL3pD6hF1jS5gC0y"],
    ["repeated", "ab1ab1ab1ab1ab1ab1ab1ab1ab1ab1ab1ab1"],
    ["from an example", "this-is-a-default-secret-please-change-me"],
    ["repeated words", "supersecretsupersecretsupersecretsupersecret"],
    ["counting", "123456123456123456123456123456123456"],
  ])("a secret that is %s is refused in production, also on the embedded database", (_why, NEXTAUTH_SECRET) => {
    expect(namesOf({ NEXTAUTH_SECRET })).toEqual(["NEXTAUTH_SECRET"]);
    expect(namesOf({ NEXTAUTH_SECRET, NODE_ENV: "development" })).toEqual([]);
  });

  test("the app's role and the owner must differ", () => {
    const env = { ...SERVER, DATABASE_OWNER_URL: SERVER.DATABASE_URL, NEXTAUTH_SECRET: STRONG };
    expect(namesOf(env)).toEqual(["DATABASE_OWNER_URL"]);
  });

  test("an owner without an app role is refused", () => {
    expect(namesOf({ DATABASE_OWNER_URL: SERVER.DATABASE_OWNER_URL })).toEqual(["DATABASE_URL"]);
  });

  test("a refused database address does not show its password", () => {
    const { problems = [] } = readSettings({ DATABASE_URL: "mysql://u:hunter2@db/x", NEXTAUTH_SECRET: STRONG });
    expect(problems).toHaveLength(1);
    expect(describeProblems(problems)).not.toContain("hunter2");
  });

  test("all problems are told at once", () => {
    expect(namesOf({ PORT: "x", HOST: "a b", NEXTAUTH_SECRET: "short" })).toEqual(["PORT", "HOST", "NEXTAUTH_SECRET"]);
  });
});
