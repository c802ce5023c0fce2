import type { APIRequestContext, Page, Request } from "@playwright/test";
import { sql } from "drizzle-orm";
import type { NodePgDatabase } from "drizzle-orm/node-postgres";
import { type Form, FORMS, type Visitor, VISITORS } from "./action-forms";
import { expect, test } from "./fixtures";
import { makeSmallOffice, type SmallOffice } from "./small-office";

test.use({ trace: "off" });

const TABLES = [
  "accounts",
  "award_recipients",
  "award_withdrawals",
  "awards",
  "calendar_days",
  "consolidated_figures",
  "consolidated_narratives",
  "decisions",
  "form_versions",
  "grants",
  "member_events",
  "member_distinctions",
  "members",
  "org_events",
  "org_unit_versions",
  "org_units",
  "period_extensions",
  "period_reopenings",
  "periods",
  "positions",
  "report_collections",
  "report_remarks",
  "report_snapshots",
  "report_steps",
  "reports",
  "terms",
  "transfers",
  "trusted_installations",
] as const;

/** All that an office has written, in one number. */
async function fingerprint(owner: NodePgDatabase, rootId: string): Promise<string> {
  const rows = TABLES.map(
    (table) => sql`select t::text as row from ${sql.identifier(table)} t where root_id = ${rootId}`,
  );
  const { rows: found } = await owner.execute<{ hash: string }>(
    sql`select md5(string_agg(row, '|' order by row)) as hash from (${sql.join(rows, sql` union all `)}) office`,
  );
  return found[0]?.hash ?? "";
}

function isForm(request: Request): boolean {
  return request.method() === "POST" && (request.postData() ?? "").includes("requestKey");
}

/** Fills and sends the form as its owner would, and catches what would have gone out. */
async function catchPost(page: Page, form: Form, office: SmallOffice): Promise<Request> {
  await page.goto(form.at(office));
  await page.route("**", (route) => (isForm(route.request()) ? route.fulfill({ body: "" }) : route.continue()));
  // Until it is answered here: a route taken away sooner would let it through to the app.
  const [answered] = await Promise.all([page.waitForResponse((one) => isForm(one.request())), form.send(page, office)]);
  await page.unroute("**");
  return answered.request();
}

function post(visitor: APIRequestContext, caught: Request) {
  const { cookie: _cookie, "content-length": _length, ...headers } = caught.headers();
  const data = caught.postDataBuffer();
  return visitor.post(caught.url(), { headers, maxRedirects: 0, ...(data === null ? {} : { data }) });
}

test("a form that was sent by whom it is for is refused from everybody else, and nothing is written", async ({
  browser,
  make,
  owner,
  signIn,
}) => {
  test.setTimeout(240_000);
  const office = await makeSmallOffice(make, owner);
  const { root, college, hospital } = office;
  const unitOf: Partial<Record<Visitor, typeof root>> = { secretary: college, neighbour: hospital };
  const desks = new Map<Visitor, Page>();
  for (const visitor of VISITORS) {
    desks.set(visitor, await signIn(visitor === "neighbour" ? "secretary" : visitor, unitOf[visitor] ?? root));
  }
  desks.set("stranger", await signIn("office_staff", await make.makeRoot({ name: "Đảng bộ Khối tỉnh bạn" })));
  desks.set("signed_out", await (await browser.newContext()).newPage());

  for (const [name, form] of Object.entries(FORMS)) {
    const desk = desks.get(form.by);
    if (!desk) throw new Error(`Nobody sits at the desk of ${form.by}`);
    const caught = await catchPost(desk, form, office);
    const before = await fingerprint(owner, root.id);
    for (const [visitor, { request }] of desks) {
      if (visitor === form.by || form.also?.includes(visitor)) continue;
      const answer = await (await post(request, caught)).text();
      // What the stranger may do at home is nothing done here.
      if (visitor !== "stranger")
        expect.soft(answer.includes(`"status":"success"`), `${name} by ${visitor}`).toBe(false);
      expect.soft(await fingerprint(owner, root.id), `${name} by ${visitor}`).toBe(before);
    }
    // The very same words are taken from whom they come.
    await post(desk.request, caught);
    expect.soft(await fingerprint(owner, root.id), `${name} by ${form.by}`).not.toBe(before);
  }
});
