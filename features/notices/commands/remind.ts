import { type Day, today } from "@/lib/dates";
import { addWorkingDays, workingCalendar } from "@/lib/working-days";
import { listReminderOffices, remindOfLetters, remindOfReports } from "@/server/outbox";
import { reminderOf } from "../rules";

/** Makes the reminders of a day, each once however often and wherever this runs. Gives how many were made. */
export async function remindAll(day: Day = today()): Promise<number> {
  let made = 0;
  for (const { rootId, reportWorkdays, letterWorkdays, days, due } of await listReminderOffices()) {
    const calendar = workingCalendar(days);
    for (const one of due) {
      const kind = reminderOf(one, { today: day, workdays: reportWorkdays, calendar });
      if (kind !== null) made += await remindOfReports({ rootId, quarter: one.quarter, dueOn: one.dueOn, kind });
    }
    const waitingSince = addWorkingDays(day, -letterWorkdays, calendar);
    made += await remindOfLetters({ rootId, waitingSince, presentedBy: addWorkingDays(day, letterWorkdays, calendar) });
  }
  return made;
}
