import { z } from "zod";
import { settledLetter } from "./letters";

const unit = z.object({
  unitId: z.string(),
  name: z.string(),
  kindNameVi: z.string(),
  kindNameEn: z.string(),
  parentName: z.string().nullable(),
  official: z.number(),
  probationary: z.number(),
  beneath: z.number(),
  reports: z.boolean(),
});

/** What a preview shows, as it travels with the form's answer. */
export const previewShown = z.object({
  day: z.string(),
  quarter: z.string(),
  waits: z.boolean(),
  units: z.array(z.object({ unitId: z.string(), before: unit.nullable(), after: unit.nullable() })),
  unitsInAll: z.number(),
  moves: z.array(
    z.object({
      from: z.string().nullable(),
      to: z.string().nullable(),
      official: z.number(),
      probationary: z.number(),
      guests: z.number(),
    }),
  ),
  /** Open letters of introduction, and what happens to them; as many as are shown, and how many there are. */
  letters: z.array(
    settledLetter.pick({
      letterId: true,
      memberName: true,
      letterNo: true,
      becomes: true,
      fromName: true,
      toName: true,
      newFrom: true,
      newTo: true,
    }),
  ),
  lettersInAll: z.number(),
  reportingBefore: z.number(),
  reportingAfter: z.number(),
  seen: z.string(),
});
export type PreviewShown = z.output<typeof previewShown>;
