import type { NodePgDatabase } from "drizzle-orm/node-postgres";
import { newId } from "@/lib/id";
import { awardForms, badgeMarks } from "../schema/awards";
import { bodyKinds, positionKinds } from "../schema/bodies";
import { calendarDays } from "../schema/calendar";
import { changeKinds } from "../schema/members";
import { unitKinds } from "../schema/org-units";
import { formSections, formVersions, indicators } from "../schema/reports";
import { settings } from "../schema/settings";
import { awardFormRows, badgeMarkRows } from "./awards";
import { bodyKindRows, positionKindRows } from "./bodies";
import { calendarDayRows } from "./calendar";
import { changeKindRows } from "./changes";
import { formSectionRows, formVersionRow, indicatorRows } from "./form";
import { settingRows } from "./settings";
import { unitKindRows } from "./units";

/** Writes the lists and rules that every office starts with; what an office changed since is left as it is. */
export async function writeBaseline(db: NodePgDatabase): Promise<void> {
  await db.insert(unitKinds).values(unitKindRows).onConflictDoNothing();
  await db.insert(bodyKinds).values(bodyKindRows).onConflictDoNothing();
  await db.insert(positionKinds).values(positionKindRows).onConflictDoNothing();
  await db.insert(changeKinds).values(changeKindRows).onConflictDoNothing();
  await db.insert(awardForms).values(awardFormRows).onConflictDoNothing();
  await db.insert(badgeMarks).values(badgeMarkRows).onConflictDoNothing();
  await db.insert(formVersions).values(formVersionRow).onConflictDoNothing();
  await db.insert(indicators).values(indicatorRows).onConflictDoNothing();
  await db.insert(formSections).values(formSectionRows).onConflictDoNothing();
  await db
    .insert(settings)
    .values(settingRows.map((row) => ({ id: newId(), ...row })))
    .onConflictDoNothing();
  await db
    .insert(calendarDays)
    .values(calendarDayRows.map((row) => ({ id: newId(), ...row })))
    .onConflictDoNothing();
}
