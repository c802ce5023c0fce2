"use server";

import { eq } from "drizzle-orm";
import { revalidatePath } from "next/cache";
import { cookies } from "next/headers";
import { accounts } from "@/db/schema/users";
import { densities, locales, themes } from "./preference-cookies";
import { findActor } from "./session";
import { transact } from "./transact";

const ONE_YEAR_SECONDS = 365 * 24 * 60 * 60;

async function keepChoice(name: string, choices: readonly string[], formData: FormData): Promise<void> {
  const value = formData.get(name);
  if (typeof value !== "string" || !choices.includes(value)) return;
  const jar = await cookies();
  jar.set(name, value, { path: "/", maxAge: ONE_YEAR_SECONDS, sameSite: "lax", httpOnly: true });
  revalidatePath("/", "layout");
}

export async function setLocale(formData: FormData): Promise<void> {
  await keepChoice("locale", locales, formData);
  await keepForAccount(locales.find((locale) => locale === formData.get("locale")));
}

// The language goes with the person, to whichever machine they sign in on next.
async function keepForAccount(locale: (typeof locales)[number] | undefined): Promise<void> {
  const actor = await findActor();
  if (actor === null || locale === undefined || locale === actor.locale) return;
  await transact(actor, async (tx) => {
    await tx.update(accounts).set({ locale }).where(eq(accounts.id, actor.accountId));
    const change = { before: { locale: actor.locale }, after: { locale } };
    return {
      value: undefined,
      audit: [{ action: "account.change", subjectType: "account", subjectId: actor.accountId, ...change }],
    };
  });
}

export async function setTheme(formData: FormData): Promise<void> {
  await keepChoice("theme", themes, formData);
}

export async function setDensity(formData: FormData): Promise<void> {
  await keepChoice("density", densities, formData);
}
