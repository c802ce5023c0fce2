import type { NodePgDatabase } from "drizzle-orm/node-postgres";
import { newId } from "@/lib/id";
import { awardForms, badgeMarks } from "../schema/awards";
import { bodyKinds, positionKinds } from "../schema/bodies";
import { calendarDays } from "../schema/calendar";
import { changeKinds } from "../schema/members";
import { unitKinds } from "../schema/org-units";
import { formGroups, formRules, formSections, formVersions, indicators } from "../schema/forms";
import { settings } from "../schema/settings";
import { awardFormRows, badgeMarkRows } from "./awards";
import { bodyKindRows, positionKindRows } from "./bodies";
import { calendarDayRows } from "./calendar";
import { changeKindRows } from "./changes";
import { formGroupRows, formSectionRows, formVersionRow, indicatorRows } from "./form";
import {
  fullFormGroupRows,
  fullFormRuleRows,
  fullFormSectionRows,
  fullFormVersionRow,
  fullIndicatorRows,
} from "./form-2022";
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
  await db.insert(formVersions).values([formVersionRow, fullFormVersionRow]).onConflictDoNothing();
  await db
    .insert(formGroups)
    .values([...formGroupRows, ...fullFormGroupRows])
    .onConflictDoNothing();
  await db
    .insert(indicators)
    .values([...indicatorRows, ...fullIndicatorRows])
    .onConflictDoNothing();
  await db
    .insert(formSections)
    .values([...formSectionRows, ...fullFormSectionRows])
    .onConflictDoNothing();
  await db.insert(formRules).values(fullFormRuleRows).onConflictDoNothing();
  await db
    .insert(settings)
    .values(settingRows.map((row) => ({ id: newId(), ...row })))
    .onConflictDoNothing();
  await db
    .insert(calendarDays)
    .values(calendarDayRows.map((row) => ({ id: newId(), ...row })))
    .onConflictDoNothing();
}
