import { z } from "zod";
import { isDay } from "@/lib/dates";
import { isId } from "@/lib/id";

const text = z.string().trim().max(200).catch("");
const day = z
  .string()
  .refine((value) => isDay(value))
  .catch("");
const id = z
  .string()
  .refine((value) => isId(value))
  .catch("");
const instant = z.iso.datetime().catch("");

/** Filters as the address holds them; what cannot be read there filters nothing. */
export const logAddress = z.object({
  from: day,
  until: day,
  actor: text,
  action: text,
  subject: text,
  beforeAt: instant,
  beforeId: id,
});
export type LogAddress = z.output<typeof logAddress>;
