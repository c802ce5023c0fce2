import { randomUUID } from "node:crypto";
import type { APIRequestContext, APIResponse } from "@playwright/test";
import { activationLinks } from "@/db/schema/users";
import { activationUrl, newActivationToken } from "@/lib/activation-token";
import { newId } from "@/lib/id";
import { expectedStatus, HANDLERS, OPEN, type Owner, OWNERS, PAGES, type Room, type Things } from "./access-table";
import { type Visitor, VISITORS } from "./access-table";
import { expect, test } from "./fixtures";
import { activateAndSignIn } from "./office";
import { routesOf } from "./routes";
import { makeSmallOffice, type SmallOffice } from "./small-office";

test.describe.configure({ mode: "parallel" });
test.use({ trace: "off" });

/** How a page can be asked for: as a document, as React asks when a link is followed, and ahead of that. */
const WAYS = [
  { name: "document", query: "", headers: {} },
  { name: "rsc", query: "_rsc=1x2y3", headers: { RSC: "1" } },
  { name: "prefetch", query: "_rsc=1x2y4", headers: { RSC: "1", "Next-Router-Prefetch": "1" } },
] as const;
type Way = (typeof WAYS)[number];

test("every page and every route handler stands in a table", () => {
  const known = [...Object.keys(PAGES), ...Object.keys(HANDLERS), ...Object.keys(OPEN)];
  expect(known.toSorted()).toEqual([...routesOf("page.tsx"), ...routesOf("route.ts")].toSorted());
});

function thingsOf(office: SmallOffice, account: string, entry: string): Record<Owner, Things> {
  const { college, hospital, member, neighbour, award, neighbourAward, draft, submitted, imported, neighbourImport } =
    office;
  const { event, position, neighbourPosition, letter, neighbourLetter, colleague, neighbourColleague } = office;
  const [own, beside] = [
    { unit: college.id, member: member.id, position: position.id, letter: letter.id, colleague: colleague.id },
    {
      unit: hospital.id,
      member: neighbour.id,
      position: neighbourPosition.id,
      letter: neighbourLetter.id,
      colleague: neighbourColleague.id,
    },
  ];
  const nothing = newId();
  return {
    own: { ...own, report: draft.id, award: award.id, account, entry, event: event.id, imported: imported.id },
    sibling: {
      ...beside,
      report: submitted.id,
      award: neighbourAward.id,
      account,
      entry,
      event: event.id,
      imported: neighbourImport.id,
    },
    nobody: {
      unit: nothing,
      member: nothing,
      position: nothing,
      letter: nothing,
      colleague: nothing,
      report: nothing,
      award: nothing,
      account: nothing,
      entry: nothing,
      event: nothing,
      imported: nothing,
    },
  };
}

/** Words that no answer to this visitor may hold, whatever was asked for. */
function hiddenFrom(visitor: Visitor, office: SmallOffice, mark: string): string[] {
  const { member, neighbour, hospital, award, neighbourAward, draft, submitted, accepted } = office;
  const texts = [draft.body, submitted.body, accepted.body, award.ground, neighbourAward.ground];
  if (visitor === "signed_out" || visitor === "stranger") return [mark];
  if (visitor === "administrator") return [member.fullName, neighbour.fullName, ...texts];
  if (visitor === "secretary") return [hospital.name, neighbour.fullName, submitted.body, neighbourAward.ground];
  return [];
}

async function ask(request: APIRequestContext, address: string, room: Room, way: Way, origin: string) {
  const fetchOf = (url: string) =>
    request.fetch(url, {
      method: room.method ?? "GET",
      headers: { ...way.headers, origin },
      maxRedirects: 0,
      ...(room.data === undefined ? {} : { data: room.data }),
    });
  if (way.query === "") return fetchOf(address);
  const answer = await fetchOf(`${address}${address.includes("?") ? "&" : "?"}${way.query}`);
  // The app first says which number belongs to such headers.
  const location = answer.headers()["location"] ?? "";
  const isSame = new URL(location, origin).pathname === new URL(address, origin).pathname;
  return answer.status() === 307 && isSame ? fetchOf(location) : answer;
}

function expectHeaders(answer: APIResponse, where: string) {
  const headers = answer.headers();
  const policy = headers["content-security-policy"] ?? "";
  const scripts = policy.split(";").find((part) => part.trim().startsWith("script-src")) ?? "";
  expect.soft(scripts, where).toMatch(/'nonce-[\w+/=]{20,}'/);
  expect.soft(policy, where).not.toMatch(/unsafe-/);
  expect.soft(policy, where).toContain("frame-ancestors 'none'");
  expect.soft(headers["cache-control"], where).toContain("no-store");
  expect.soft(headers["x-content-type-options"], where).toBe("nosniff");
  expect.soft(headers["x-powered-by"], where).toBeUndefined();
}

/** React's own answers tell a refusal or a redirect within. */
function outcomeOf(answer: APIResponse, body: string): number {
  const told = /NEXT_HTTP_ERROR_FALLBACK;(\d{3})|NEXT_REDIRECT;\w+;[^;]*;(\d{3})/.exec(body);
  return answer.status() === 200 && told ? Number(told[1] ?? told[2]) : answer.status();
}

function expectTurnedAway(answer: APIResponse, isHandler: boolean, where: string) {
  expect.soft(answer.status(), where).toBe(isHandler ? 401 : 307);
  if (!isHandler) expect.soft(answer.headers()["location"], where).toMatch(/^(https?:\/\/[^/]+)?\/sign-in/);
}

for (const visitor of VISITORS) {
  test(`${visitor}: every address opens to whom it is for, and to nobody else`, async ({
    browser,
    make,
    owner,
    signIn,
    baseURL,
  }) => {
    test.setTimeout(300_000);
    const mark = newId().slice(-8);
    const office = await makeSmallOffice(make, owner, ` ${mark}`);
    const { root, college } = office;
    const account = await make.makeAccount({ rootId: root.id, fullName: `Lê Văn Có Tài Khoản ${mark}` });
    await make.makeGrant({ accountId: account.id, unitId: college.id, rootId: root.id, role: "secretary" });
    const openDesk = async () => {
      if (visitor === "signed_out") return (await browser.newContext()).newPage();
      if (visitor === "stranger") return signIn("office_staff", await make.makeRoot({ name: "Đảng bộ Khối tỉnh bạn" }));
      return signIn(visitor, visitor === "secretary" ? college : root);
    };
    const auditor = await signIn("auditor", root);
    await auditor.request.get(`/members/${office.member.id}`);
    const log = await (await auditor.request.get("/audit-log")).text();
    const entry = /\/audit-log\/([0-9a-f-]{36})/.exec(log)?.[1] ?? "";
    const { request } = await openDesk();
    const things = thingsOf(office, account.id, entry);
    const hidden = hiddenFrom(visitor, office, mark);
    let told = 0;
    for (const [route, room] of Object.entries({ ...PAGES, ...HANDLERS })) {
      const isHandler = route in HANDLERS;
      for (const whose of room.is === "general" ? (["own"] as const) : OWNERS) {
        for (const way of isHandler ? WAYS.slice(0, 1) : WAYS) {
          const where = `${visitor} ${route} ${whose} ${way.name}`;
          const answer = await ask(request, room.at(things[whose]), room, way, baseURL ?? "");
          expectHeaders(answer, where);
          const body = await answer.text();
          if (body.includes(mark)) told += 1;
          if (visitor === "signed_out") expectTurnedAway(answer, isHandler, where);
          // Ahead of time the frame alone is sent, to anybody signed in: what counts is that nothing of the page is in it.
          else if (way.name !== "prefetch")
            expect.soft(outcomeOf(answer, body), where).toBe(expectedStatus(visitor, room, whose));
          expect
            .soft(
              hidden.filter((words) => body.includes(words)),
              where,
            )
            .toEqual([]);
        }
      }
    }
    // The words looked for are such as are found where they may be.
    expect(told > 0).toBe(visitor !== "stranger" && visitor !== "signed_out");
    for (const [route, address] of Object.entries(OPEN)) {
      const answer = await request.get(address, { maxRedirects: 0 });
      expectHeaders(answer, `${visitor} ${route}`);
      expect
        .soft(answer.status(), `${visitor} ${route}`)
        .toBe(route === "/sign-in" && visitor !== "signed_out" ? 307 : 200);
      expect.soft(await answer.text(), `${visitor} ${route}`).not.toContain(mark);
    }
  });
}

test("the cookies of a session are for this site alone and out of reach of scripts", async ({
  browser,
  make,
  owner,
  baseURL,
}) => {
  const root = await make.makeRoot();
  const { id, email } = await make.makeAccount({ rootId: root.id });
  await make.makeGrant({ accountId: id, unitId: root.id, rootId: root.id, role: "leader" });
  const { token, hash } = newActivationToken();
  const expiresAt = new Date(Date.now() + 3_600_000);
  await owner.insert(activationLinks).values({ tokenHash: hash, accountId: id, expiresAt });
  const page = await activateAndSignIn(browser, activationUrl(baseURL ?? "", token), email, `mật khẩu ${randomUUID()}`);
  const cookies = await page.context().cookies();
  expect(cookies.length).toBeGreaterThan(0);
  for (const cookie of cookies)
    expect.soft(cookie, cookie.name).toMatchObject({ httpOnly: true, sameSite: "Lax", path: "/" });
  const scripted = await page.evaluate(() => document.cookie);
  expect(scripted).toBe("");
  await page.context().close();
});
