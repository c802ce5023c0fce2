import type { Client } from "pg";
import { recordAdmission } from "@/features/members/commands/record-admission";
import { recordAdmissionInput } from "@/features/members/schema";
import type { Role } from "@/lib/actor";
import { ADMISSION_FIELDS, ADMISSION_FORM, admissionValues } from "@/scripts/testing/admission";
import { actorOf } from "@/scripts/testing/demo-actor";
import { findDemoActor, findHoldingUnits, openSession } from "@/scripts/testing/demo-office";
import { formBody, openForm, type Visitor } from "@/scripts/testing/form-client";
import type { StartedOffice } from "@/scripts/testing/started-office";
import { type Amount, loadForm, loadLoop, type Rate } from "./load";
import { ask, bareInsert, leadersPage, type RawStatement, registerPage } from "./raw-sql";

/** Frame, navigation and five links; no query but the two that every page makes. */
const EMPTY_PAGE = "/changes/new";

const SEARCH = "nguyen";
const QUARTER = "2022-Q1";
const UNITS = 64;

export interface Measured {
  readonly visitors: { readonly staff: Visitor; readonly leader: Visitor; readonly auditor: Visitor };
  readonly pages: Readonly<Record<"empty" | "leader" | "register" | "search", () => [Visitor, string]>>;
  readonly raw: Readonly<Record<"leader" | "register" | "search", RawStatement>>;
  readonly exportPath: (format: "xlsx" | "csv") => string;
  readonly postAdmission: (amount: Amount) => Promise<Rate>;
  readonly commandAdmission: (amount: Amount) => Promise<Rate>;
  readonly insertRow: (clients: readonly Client[], amount: Amount) => Promise<Rate>;
}

/** Signs in whom the measurements need, and makes sure that each page shows what it is measured for. */
export async function prepareSubjects(office: StartedOffice, owner: Client): Promise<Measured> {
  const app = { baseUrl: office.baseUrl, secret: office.secret() };
  const as = async (role: Role) => {
    const actor = await findDemoActor(owner, role);
    return { actor, visitor: await openSession(owner, actor.accountId, app) };
  };
  const [staff, leader, auditor] = [await as("office_staff"), await as("leader"), await as("auditor")];
  const unitIds = await findHoldingUnits(owner, UNITS);
  const unitOf = (count: number) => unitIds[count % unitIds.length] ?? "";
  const form = await openForm(staff.visitor, ADMISSION_FORM, ADMISSION_FIELDS);
  const actor = actorOf(staff.actor, "office_staff");
  let count = 0;
  const nextUnit = () => unitOf((count += 1));
  const { rootId } = staff.actor;
  const pages: Measured["pages"] = {
    empty: () => [staff.visitor, EMPTY_PAGE],
    leader: () => [leader.visitor, `/overview?quarter=${QUARTER}`],
    register: () => [staff.visitor, "/members"],
    search: () => [staff.visitor, `/members?q=${SEARCH}`],
  };
  for (const name of ["register", "search"] as const) await expectRows(...pages[name](), 50);
  return {
    visitors: { staff: staff.visitor, leader: leader.visitor, auditor: auditor.visitor },
    pages,
    raw: {
      leader: leadersPage(rootId, QUARTER),
      register: registerPage(rootId),
      search: registerPage(rootId, SEARCH),
    },
    exportPath: (format) => `/api/exports/members?format=${format}`,
    postAdmission: (amount) =>
      loadForm(staff.visitor, ADMISSION_FORM, amount, () => formBody(form, admissionValues(nextUnit(), "bench-form"))),
    commandAdmission: (amount) =>
      loadLoop(amount, () => {
        const input = recordAdmissionInput.parse(admissionValues(nextUnit(), "bench-command"));
        return recordAdmission(actor, input);
      }),
    insertRow: (clients, amount) =>
      loadLoop(amount, async (index) => {
        const client = clients[index];
        if (client) await ask(client, bareInsert(rootId, nextUnit(), staff.actor.accountId));
      }),
  };
}

async function expectRows({ baseUrl, cookie }: Visitor, path: string, rows: number): Promise<void> {
  const answer = await fetch(`${baseUrl}${path}`, { headers: { cookie }, redirect: "manual" });
  const body = /<tbody>([\s\S]*?)<\/tbody>/.exec(await answer.text())?.[1] ?? "";
  const shown = body.split("<tr").length - 1;
  if (answer.status !== 200 || shown !== rows) throw new Error(`${path} answered ${answer.status} with ${shown} rows`);
}
