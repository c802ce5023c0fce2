import type { APIRequestContext, Page, Request } from "@playwright/test";
import { sql } from "drizzle-orm";
import type { NodePgDatabase } from "drizzle-orm/node-postgres";
import type { Role } from "@/lib/actor";
import { expect, test } from "./fixtures";
import { choose, field, fill, pick, press, select, words } from "./office";
import { makeSmallOffice, type SmallOffice } from "./small-office";

test.use({ trace: "off" });

/** The neighbour is the secretary of the unit beside the secretary's; the stranger works in another office. */
const VISITORS = ["secretary", "neighbour", "office_staff", "leader", "auditor", "administrator"] as const;
type Visitor = (typeof VISITORS)[number] | "stranger" | "signed_out";

interface Form {
  readonly at: (office: SmallOffice) => string;
  /** Whose form it is, and who else might send it. */
  readonly by: Role;
  readonly also?: readonly Visitor[];
  readonly send: (page: Page, office: SmallOffice) => Promise<void>;
}

const { members, changes, reports, orgUnits, reorganisations, positions, awards, decisions, periods, users } = words;
const dialog = (page: Page) => page.getByRole("dialog").or(page.getByRole("alertdialog"));

const FORMS: Record<string, Form> = {
  "registering a member": {
    at: () => "/members/new",
    by: "secretary",
    also: ["office_staff"],
    send: async (page, office) => {
      await fill(page, { [members.fullName]: "Bùi Văn Gửi Lại", [members.birthDate]: "19/05/1980" });
      await pick(page, members.sex, members.sexes.male);
      await pick(page, members.standing, members.standings.official);
      await choose(page, members.unit, office.branch.name);
      await fill(page, { [members.admissionDecidedOn]: "10/05/2010", [members.admittedOn]: "19/05/2010" });
      await fill(page, { [members.officialOn]: "19/05/2011", [members.openedOn]: "31/12/2021" });
      await press(page, members.registerAndNext);
    },
  },
  "reversing an entry": {
    at: ({ member }) => `/members/${member.id}`,
    by: "secretary",
    also: ["office_staff"],
    send: async (page) => {
      await press(page, changes.reverse);
      await field(dialog(page), changes.reason).fill("Ghi nhầm.");
      await press(dialog(page), changes.reverseConfirm);
    },
  },
  "handing in a report": {
    at: ({ draft }) => `/reports/${draft.id}/check`,
    by: "secretary",
    also: ["office_staff"],
    send: async (page) => {
      await press(page, reports.check.submit);
      await press(dialog(page), reports.check.submit);
    },
  },
  "accepting a report": {
    at: ({ submitted }) => `/reports/${submitted.id}`,
    by: "office_staff",
    send: async (page) => {
      await press(page, reports.review.accept);
      await press(dialog(page), reports.review.accept);
    },
  },
  "opening a quarter": {
    at: () => "/periods",
    by: "office_staff",
    send: async (page) => {
      await press(page, periods.open);
      await fill(dialog(page), { [periods.year]: "2020" });
      await press(dialog(page), periods.open);
    },
  },
  "editing a unit": {
    at: ({ college }) => `/org-units/${college.id}/edit`,
    by: "office_staff",
    send: async (page) => {
      await fill(page, { [orgUnits.docCode]: "GL", [orgUnits.changedFrom]: "01/01/2020" });
      await press(page, orgUnits.saveVersion);
    },
  },
  "cancelling a reorganisation": {
    at: ({ event }) => `/org-units/events/${event.id}`,
    by: "office_staff",
    send: async (page) => {
      await press(page, reorganisations.cancel);
      await field(dialog(page), reorganisations.fields.reason).fill("Không còn cần.");
      await press(dialog(page), reorganisations.cancel);
    },
  },
  "recording a position": {
    at: ({ branch }) => `/org-units/${branch.id}/positions/new`,
    by: "secretary",
    also: ["office_staff"],
    send: async (page, office) => {
      await choose(page, positions.holder, office.member.fullName);
      await select(page, positions.position).selectOption({ label: "Bí thư chi bộ" });
      await fill(page, { [positions.heldFrom]: "01/01/2022" });
      await press(page, positions.record);
    },
  },
  "ending a position": {
    at: ({ college, position }) => `/org-units/${college.id}/positions/${position.id}`,
    by: "secretary",
    also: ["office_staff"],
    send: async (page) => {
      await fill(page, { [positions.endsFrom]: "01/03/2022", [positions.endReason]: "Nghỉ hưu" });
      await press(page, positions.end);
    },
  },
  "annulling a position": {
    at: ({ college, position }) => `/org-units/${college.id}/positions/${position.id}`,
    by: "secretary",
    also: ["office_staff"],
    send: async (page) => {
      await press(page, positions.annul);
      await field(dialog(page), positions.annulReason).fill("Ghi nhầm người.");
      await press(dialog(page), positions.annul);
    },
  },
  "registering a term": {
    at: ({ college }) => `/org-units/${college.id}/positions`,
    by: "office_staff",
    send: async (page) => {
      await press(page, positions.openTerm);
      await fill(dialog(page), { [positions.termOrdinal]: "XIII", [positions.years]: "2020–2025" });
      await fill(dialog(page), { [positions.termFrom]: "01/09/2020" });
      await press(dialog(page), positions.openTerm);
    },
  },
  "recording an award": {
    at: () => "/awards/new",
    by: "office_staff",
    send: async (page, office) => {
      await fill(page, { [decisions.issuingBody]: "Tỉnh ủy", [decisions.docNumber]: "77-QĐ/TU" });
      await fill(page, { [decisions.decidedOn]: "18/03/2022", [awards.form.ground]: "Thành tích" });
      await select(page, awards.form.formNumber.replace("{number}", "1")).selectOption({ label: "Bằng khen" });
      await choose(page, awards.form.recipientNumber.replace("{number}", "1"), office.member.fullName);
      await press(page, awards.form.submit);
    },
  },
  "withdrawing an award": {
    at: ({ award }) => `/awards/${award.id}`,
    by: "office_staff",
    send: async (page) => {
      await page.getByRole("button", { name: awards.withdraw.open }).first().click();
      await field(dialog(page), awards.withdraw.reason).fill("Ghi nhầm.");
      await press(dialog(page), awards.withdraw.confirm);
    },
  },
  "making an account": {
    at: () => "/accounts/new",
    by: "administrator",
    send: async (page, office) => {
      await fill(page, {
        [users.fields.fullName]: "Bùi Thị Gửi Lại",
        [users.fields.email]: `${office.root.id}@vi-du.vn`,
      });
      await page.getByRole("radio", { name: users.roles.leader }).check();
      await choose(page, users.fields.unit, office.college.name);
      await press(page, users.new.submit);
    },
  },
};

const TABLES = [
  "accounts",
  "award_recipients",
  "award_withdrawals",
  "awards",
  "decisions",
  "grants",
  "member_events",
  "members",
  "org_events",
  "org_unit_versions",
  "org_units",
  "periods",
  "positions",
  "report_snapshots",
  "report_steps",
  "reports",
  "terms",
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
