import type { Page } from "@playwright/test";
import type { Role } from "@/lib/actor";
import { addDays, today } from "@/lib/dates";
import { formatDay } from "@/lib/format";
import { choose, field, fill, pick, press, select, words } from "./office";
import { QUARTER, type SmallOffice } from "./small-office";

/** The neighbour is the secretary of the unit beside the secretary's; the stranger works in another office. */
export const VISITORS = ["secretary", "neighbour", "office_staff", "leader", "auditor", "administrator"] as const;
export type Visitor = (typeof VISITORS)[number] | "stranger" | "signed_out";

export interface Form {
  readonly at: (office: SmallOffice) => string;
  /** Whose form it is, and who else might send it. */
  readonly by: Role;
  readonly also?: readonly Visitor[];
  readonly send: (page: Page, office: SmallOffice) => Promise<void>;
}

const { members, changes, transfers, merges, reports, orgUnits, reorganisations, positions, awards, decisions } = words;
const { periods, consolidation, forms, exchange, calendar, users } = words;
const dialog = (page: Page) => page.getByRole("dialog").or(page.getByRole("alertdialog"));

export const FORMS: Record<string, Form> = {
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
  "returning a report": {
    at: ({ draft }) => `/reports/${draft.id}`,
    by: "office_staff",
    send: async (page) => {
      await press(page, reports.review.return);
      await field(dialog(page), reports.review.reason).fill("Thiếu phụ lục.");
      await press(dialog(page), reports.review.return);
    },
  },
  "remarking on a report": {
    at: ({ draft }) => `/reports/${draft.id}`,
    by: "secretary",
    also: ["office_staff"],
    send: async (page) => {
      await page.getByRole("button", { name: /^Ý kiến về cả báo cáo/ }).click();
      await fill(page, { [reports.remarks.body]: "Đã bổ sung phần đánh giá." });
      await press(page, reports.remarks.send);
    },
  },
  "collecting the branches' reports": {
    at: () => "/reports/collections",
    by: "office_staff",
    send: async (page, office) => {
      await press(page.getByRole("row", { name: office.college.name }), reports.collections.start);
      await press(dialog(page), reports.collections.start);
    },
  },
  "giving a unit a later day": {
    at: () => `/periods/${QUARTER}`,
    by: "office_staff",
    send: async (page, office) => {
      const { deadlines } = periods;
      await press(page, deadlines.extend);
      await choose(dialog(page), deadlines.unit, office.college.name);
      await fill(dialog(page), { [deadlines.extendedTo]: "31/03/2022", [deadlines.reason]: "Đơn vị vừa sáp nhập" });
      await press(dialog(page), deadlines.extend);
    },
  },
  "locking a quarter": {
    at: () => "/periods/2021-Q4",
    by: "office_staff",
    send: async (page) => {
      await press(page, periods.deadlines.lock);
      await press(dialog(page), periods.deadlines.lock);
    },
  },
  "reopening a quarter": {
    at: () => "/periods/2021-Q4",
    by: "office_staff",
    send: async (page, office) => {
      const { deadlines } = periods;
      await press(page, deadlines.reopen);
      await choose(dialog(page), deadlines.unit, office.college.name);
      const until = formatDay(addDays(today(), 7));
      await fill(dialog(page), { [deadlines.until]: until, [deadlines.reason]: "Đính chính số liệu" });
      await press(dialog(page), deadlines.reopen);
    },
  },
  "stating a figure by hand": {
    at: () => `/consolidation/figures/SHCD?quarter=${QUARTER}`,
    by: "office_staff",
    send: async (page) => {
      await page.getByRole("textbox", { name: new RegExp(consolidation.stated.value) }).fill("153");
      await press(page, consolidation.stated.keep);
    },
  },
  "writing a chapter": {
    at: () => `/consolidation/chapters/party_building?quarter=${QUARTER}`,
    by: "office_staff",
    send: async (page) => {
      await page
        .getByRole("textbox", { name: consolidation.chapters.own })
        .fill("Trong quý, các chi bộ sinh hoạt đều.");
      await press(page, consolidation.chapters.keep);
    },
  },
  "making a draft of the form": {
    at: () => "/forms",
    by: "administrator",
    send: async (page) => {
      await press(page, forms.makeDraft);
      await press(dialog(page), forms.makeDraft);
    },
  },
  "trusting an installation": {
    at: () => "/exchange",
    by: "office_staff",
    send: async (page, office) => {
      const { trust } = exchange;
      await press(page, trust.add);
      const form = page.getByRole("form", { name: trust.add });
      await fill(form, { [trust.name]: "Máy của đơn vị", [trust.publicKey]: `${"A".repeat(43)}=` });
      await choose(form, trust.unit, office.college.name);
      await press(form, trust.add);
    },
  },
  "refusing a letter": {
    at: ({ letter }) => `/transfers/${letter.id}`,
    by: "office_staff",
    send: async (page) => {
      await press(page, transfers.refuse);
      await field(dialog(page), transfers.reason).fill("Đang chờ kết luận kiểm tra.");
      await press(dialog(page), transfers.refuse);
    },
  },
  "telling two people apart": {
    at: ({ member, colleague }) => `/members/duplicates/${member.id}/${colleague.id}`,
    by: "secretary",
    also: ["office_staff"],
    send: async (page) => {
      await press(page, merges.apart.tell);
      await press(dialog(page), merges.apart.tell);
    },
  },
  "keeping the calendar": {
    at: () => "/calendar?year=2030",
    by: "administrator",
    send: async (page) => {
      await press(page, calendar.add);
      await field(dialog(page), calendar.day).fill("10/6/2030");
      await fill(dialog(page), { [calendar.name]: "Nghỉ bù", [calendar.sourceDocument]: "Thông báo 5-TB/TU" });
      await press(dialog(page), calendar.add);
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
