import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { checkFeatures } from "./check-features";
import { checkImports } from "./check-imports";
import { checkLeftovers } from "./check-leftovers";
import { checkMessages } from "./check-messages";
import { checkMigrations } from "./check-migrations";
import type { Project } from "./project";

const root = fileURLToPath(new URL("..", import.meta.url)).replace(/\/$/, "");

function project(files: Record<string, string>): Project {
  return new Map(Object.entries(files));
}

function messageFindings(a: unknown, b: unknown, text: string): string[] {
  return checkMessages(
    project({ "messages/vi.json": JSON.stringify(a), "messages/en.json": JSON.stringify(b), "app/page.tsx": text }),
  );
}

describe("imports", () => {
  const targets: Record<string, string> = {
    "app/page.tsx": "",
    "components/button.tsx": "",
    "db/client.ts": "",
    "server/mint-actor.ts": "",
    "lib/dates.ts": "",
    "lib/dates.test.ts": "",
    "features/members/schema.ts": "",
    "features/members/queries.ts": "",
    "features/members/commands/admit-member.ts": "",
    "features/members/actions.ts": "",
    "features/members/components/member-form.tsx": "",
  };
  const importing = (from: string, specifier: string) =>
    checkImports(project({ ...targets, [from]: `${targets[from] ?? ""}import "${specifier}";` }));

  test.each([
    ["app/page.tsx", "@/features/members/queries"],
    ["app/page.tsx", "@/components/button"],
    ["features/members/queries.ts", "@/db/client"],
    ["features/members/actions.ts", "./commands/admit-member"],
    ["features/members/components/member-form.tsx", "../actions"],
    ["features/reports/queries.ts", "@/features/members/queries"],
    ["server/access.ts", "@/db/client"],
    ["proxy.ts", "@/server/session"],
    ["features/members/queries.ts", "drizzle-orm"],
  ])("%s may import %s", (from, specifier) => {
    expect(importing(from, specifier)).toEqual([]);
  });

  test.each([
    ["lib/quarter.ts", "@/server/session"],
    ["lib/quarter.ts", "react"],
    ["db/client.ts", "@/server/session"],
    ["server/access.ts", "@/features/members/queries"],
    ["server/access.ts", "../features/members/schema"],
    ["components/table.tsx", "@/features/members/schema"],
    ["components/table.tsx", "@/server/session"],
    ["app/page.tsx", "@/db/client"],
    ["app/page.tsx", "drizzle-orm"],
    ["features/members/schema.ts", "@/server/session"],
    ["features/members/rules.ts", "./queries"],
    ["features/members/rules.ts", "next/navigation"],
    ["features/members/queries.ts", "./commands/admit-member"],
    ["features/members/actions.ts", "@/db/client"],
    ["features/reports/commands.ts", "@/features/members/commands/admit-member"],
    ["features/reports/components/report.tsx", "@/features/members/components/member-form"],
    ["features/reports/components/report.tsx", "@/features/members/actions"],
    ["e2e/members.spec.ts", "@/server/session"],
    ["server/access.ts", "@/lib/dates.test"],
    ["elsewhere/file.ts", "node:fs"],
  ])("%s may not import %s", (from, specifier) => {
    expect(importing(from, specifier)).toHaveLength(1);
  });

  test.each([
    'import type { X } from "@/db/client";',
    'export { x } from "@/db/client";',
    'export * from "@/db/client";',
    'const x = await import("@/db/client");',
    'type X = import("@/db/client").X;',
  ])("%s is seen in a component", (text) => {
    expect(checkImports(project({ ...targets, "components/table.tsx": text }))).toHaveLength(1);
  });

  test.each([
    'import { mintActor } from "@/server/mint-actor";',
    'import * as minting from "@/server/mint-actor";',
    'import { pool } from "@/db/connection";',
  ])("%s is refused in a command", (text) => {
    const files = { ...targets, "db/connection.ts": "", "features/members/commands/admit-member.ts": text };
    expect(checkImports(project(files))).toHaveLength(1);
    expect(checkImports(project({ ...targets, "db/connection.ts": "", "server/transact.ts": text }))).toEqual([]);
  });

  test("what only tests use is open to tests, and to nobody else", () => {
    const files = { ...targets, "db/testing/actors.ts": 'import "@/server/session";' };
    const text = 'import "@/db/testing/actors";';
    expect(checkImports(project({ ...files, "features/members/queries.int.test.ts": text }))).toEqual([]);
    expect(checkImports(project({ ...files, "features/members/queries.ts": text }))).toHaveLength(1);
  });

  test("files and features in a circle are found", () => {
    const files = { "lib/a.ts": 'import "./b";', "lib/b.ts": 'import "./c";', "lib/c.ts": 'import "./a";' };
    expect(checkImports(project(files))).toEqual(["files import each other in a circle: lib/a.ts, lib/b.ts, lib/c.ts"]);
    const features = {
      "features/a/queries.ts": 'import "@/features/b/rules";',
      "features/b/rules.ts": "",
      "features/b/queries.ts": 'import "@/features/a/schema";',
      "features/a/schema.ts": "",
    };
    expect(checkImports(project(features))).toEqual(["features import each other in a circle: a, b"]);
  });
});

describe("features", () => {
  const actions = '"use server";\nimport { formAction } from "@/server/form-action";\nconst x = 1;\n';

  test("the closed list is accepted", () => {
    const files = [
      "schema.ts",
      "rules.ts",
      "rules.test.ts",
      "queries.ts",
      "queries.int.test.ts",
      "commands/admit-member.ts",
      "components/form.tsx",
      "stranger.int.test.ts",
    ];
    const paths = Object.fromEntries(files.map((file) => [`features/members/${file}`, ""]));
    expect(
      checkFeatures(
        project({ ...paths, "features/members/actions.ts": `${actions}export const a = formAction(s, f);` }),
      ),
    ).toEqual([]);
  });

  test.each([
    "utils.ts",
    "helpers/x.ts",
    "index.ts",
    "schema/x.ts",
    "components/Form.tsx",
    "components/a/b.tsx",
    "style.css",
  ])("%s is refused", (file) => {
    expect(checkFeatures(project({ [`features/members/${file}`]: "" }))).toHaveLength(1);
  });

  test("a file and a folder of one name are refused", () => {
    expect(checkFeatures(project({ "features/a/queries.ts": "", "features/a/queries/x.ts": "" }))).toHaveLength(1);
  });

  test.each([
    "export async function a() {}",
    "export const a = async () => {};",
    "export const a = other(s);",
    "export default formAction(s, f);",
    'export * from "./commands";',
    "export const a = formAction(s, f), b = 1;",
    "export let a = formAction(s, f);",
  ])("an action written as %s is refused", (text) => {
    expect(checkFeatures(project({ "features/a/actions.ts": actions + text }))).toHaveLength(1);
  });

  test("actions without the directive are refused", () => {
    expect(checkFeatures(project({ "features/a/actions.ts": "export const a = formAction(s, f);" }))).toHaveLength(1);
  });
});

describe("messages", () => {
  const vi = { members: { title: "Đảng viên", count: "{n} đảng viên", state: { active: "Đang sinh hoạt" } } };
  const en = {
    members: { title: "Members", count: "{n, plural, one {# member} other {# members}}", state: { active: "Active" } },
  };
  const code = 'const t = useTranslations("members"); t("title"); t("count", { n: 1 }); t(`state.${x}`);';
  test("two complete languages used in full pass", () => {
    expect(messageFindings(vi, en, code)).toEqual([]);
  });

  test.each([
    ["a missing key", { ...vi, more: { a: "a" } }, en, `${code} const u = useTranslations("more"); u("a");`],
    ["an empty text", { members: { ...vi.members, title: " " } }, en, code],
    ["other arguments", { members: { ...vi.members, count: "{m} đảng viên" } }, en, code.replace("n: 1", "m: 1")],
    ["a broken message", { members: { ...vi.members, count: "{n đảng viên" } }, en, code],
    ["a text that is not NFC", { members: { ...vi.members, title: "Đảng viên".normalize("NFD") } }, en, code],
    ["an unknown key", vi, en, `${code} t("titel");`],
    ["an unknown group", vi, en, `${code} t(\`standing.\${x}\`);`],
    ["an unknown key in an AppError", vi, en, `${code} throw new AppError("conflict", "members.gone");`],
    ["an unknown key of an answer", vi, en, `${code} const done = { message: "members.saved" };`],
    ["a forgotten argument", vi, en, code.replace("{ n: 1 }", "{}")],
    ["an unused message", vi, en, code.replace('t("title");', "")],
  ])("%s is found", (_, a, b, text) => {
    expect(messageFindings(a, b, text)).toHaveLength(1);
  });

  test.each([
    'const t = await getTranslations(); t("members.title"); t("members.count", { n }); t(`members.state.${x}`);',
    'const t = useTranslations("members"); const keys = ["title", "count", "state.active"]; keys.map((key) => t(key));',
    'const [t] = await Promise.all([getTranslations("members")]); t("title"); t.rich("count", { n }); t(a ? "state.active" : "title");',
    `${code} function Row({ t }) { return t("title"); }`,
  ])("%s is understood", (text) => {
    expect(messageFindings(vi, en, text)).toEqual([]);
  });
});

test.each([
  ["tes", "t.only("],
  ["describ", "e.skip("],
  ["test.describ", "e.fixme("],
  ["// TO", "DO: later"],
  ["// oxlint-dis", "able-next-line"],
  ["// @ts-expect", "-error"],
])("a leftover of the form %s%s is found", (start, end) => {
  expect(checkLeftovers(project({ "lib/a.ts": `const a = 1;\n${start}${end}` }))).toHaveLength(1);
});

test("an exception for one line and one rule that says why is let through", () => {
  const text = "// oxlint-dis".concat("able-next-line jsx-a11y/no-autofocus -- the page has one thing to do");
  expect(checkLeftovers(project({ "lib/a.ts": text }))).toEqual([]);
  expect(checkLeftovers(project({ "lib/a.ts": text.replace(/ --.*/, "") }))).toHaveLength(1);
});

test("a changed schema without its migration is found, and the migrations are left alone", async () => {
  expect(await checkMigrations(root)).toEqual([]);
  const copy = await mkdtemp(join(root, "node_modules/.cache/schema-"));
  try {
    await cp(join(root, "db/schema"), copy, { recursive: true });
    await writeFile(
      join(copy, "added.ts"),
      'import { pgTable, text } from "drizzle-orm/pg-core";\nexport const added = pgTable("added", { a: text() });\n',
    );
    const findings = await checkMigrations(root, `./${copy.slice(root.length + 1)}/*.ts`);
    expect(findings.some((one) => one.includes("would change"))).toBe(true);
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}, 30_000);
