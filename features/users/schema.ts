import { z } from "zod";
import { ROLES } from "@/lib/actor";
import { isDay } from "@/lib/dates";
import { cleanLine, cleanText, toNfc } from "@/lib/vietnamese";

const id = z.uuid();
const day = z.string().refine((typed) => isDay(typed), "users.invalid.day");
const optionalDay = z
  .string()
  .refine((typed) => typed === "" || isDay(typed), "users.invalid.day")
  .transform((typed) => (typed === "" ? null : typed));
const fullName = z.string().transform(cleanLine).pipe(z.string().min(1).max(120));
const email = z
  .string()
  .transform((typed) => toNfc(typed).trim())
  .pipe(z.email("users.invalid.email").max(254));
const locale = z.enum(["vi", "en"]);
const reason = z.string().transform(cleanText).pipe(z.string().max(500)).default("");
// Only its length is looked at here, so that its spaces and tone marks stay as typed.
const password = z.string().min(1).max(1_024).transform(toNfc);

const grantFields = {
  role: z.enum(ROLES, { message: "users.invalid.role" }),
  unitId: z.uuid("users.invalid.unit"),
  validFrom: day,
  lastDay: optionalDay,
};

export const createAccountInput = z.object({ email, fullName, locale, ...grantFields });
export type CreateAccountInput = z.output<typeof createAccountInput>;

export const addGrantInput = z.object({
  accountId: id,
  ...grantFields,
  /** The account in whose place the role is held; blank for a role of one's own. */
  actingFor: z
    .union([z.literal(""), z.uuid("users.invalid.actingFor")])
    .transform((typed) => (typed === "" ? null : typed))
    .optional(),
});
export type AddGrantInput = z.output<typeof addGrantInput>;

export const endGrantInput = z.object({ grantId: id, reason });
export type EndGrantInput = z.output<typeof endGrantInput>;

export const accountInput = z.object({ accountId: id });
export type AccountInput = z.output<typeof accountInput>;

export const disableAccountInput = z.object({ accountId: id, reason });
export type DisableAccountInput = z.output<typeof disableAccountInput>;

export const ownAccountInput = z.object({ fullName, locale });
export type OwnAccountInput = z.output<typeof ownAccountInput>;

export const ownPasswordInput = z.object({ currentPassword: password, password });
export type OwnPasswordInput = z.output<typeof ownPasswordInput>;

export const activateInput = z.object({ token: z.string().min(1).max(100), password });
export type ActivateInput = z.output<typeof activateInput>;

export const noInput = z.object({});
