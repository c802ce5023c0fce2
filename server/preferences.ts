"use server";

import { revalidatePath } from "next/cache";
import { cookies } from "next/headers";
import { densities, locales, themes } from "./preference-cookies";

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
}

export async function setTheme(formData: FormData): Promise<void> {
  await keepChoice("theme", themes, formData);
}

export async function setDensity(formData: FormData): Promise<void> {
  await keepChoice("density", densities, formData);
}
