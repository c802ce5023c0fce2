import { expect, test } from "vitest";
import { NOTICE_KINDS } from "@/lib/notice-kinds";
import { workingCalendar } from "@/lib/working-days";
import en from "@/messages/en.json" with { type: "json" };
import vi from "@/messages/vi.json" with { type: "json" };
import { mailStateOf, noticeKind, reminderOf } from "./rules";

const calendar = workingCalendar([{ day: "2022-03-24", isWorking: false }]);
const remind = (today: string, grace = 0) =>
  reminderOf({ dueOn: "2022-03-25", grace }, { today, workdays: 3, calendar });

test.each([
  ["2022-03-20", null],
  // The day off counts for nothing: three working days before Friday 25/3 is Monday 21/3.
  ["2022-03-21", "report.due_soon"],
  ["2022-03-25", "report.due_soon"],
  ["2022-03-26", "report.late"],
])("on %s a unit that has not handed in is reminded: %s", (today, kind) => {
  expect(remind(today)).toBe(kind);
});

test("within the days of grace nobody is late yet", () => {
  expect([remind("2022-03-28", 1), remind("2022-03-29", 1)]).toEqual([null, "report.late"]);
});

test("every kind has its words in the app and in e-mail, in both languages", () => {
  for (const messages of [vi, en]) {
    for (const kind of NOTICE_KINDS) {
      const words = (tree: unknown) =>
        kind.split(".").reduce<unknown>((at, part) => (at === undefined ? at : Reflect.get(Object(at), part)), tree);
      expect([kind, typeof words(messages.notices.texts), typeof words(messages.notices.mail)]).toEqual([
        kind,
        "string",
        "string",
      ]);
    }
  }
  expect(noticeKind("report.burnt")).toBeNull();
});

test("an e-mail that was begun ten minutes ago and never ended is uncertain", () => {
  const begun = new Date("2022-03-25T08:00:00Z");
  const after = (minutes: number) => new Date(begun.getTime() + minutes * 60_000);
  const sending = { email: "sending", nextAttemptAt: begun };
  expect([mailStateOf(sending, after(9)), mailStateOf(sending, after(11))]).toEqual(["waiting", "uncertain"]);
  expect(mailStateOf({ ...sending, email: "sent" }, after(11))).toBe("sent");
});
