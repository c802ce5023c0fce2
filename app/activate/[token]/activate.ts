"use server";

import { getTranslations } from "next-intl/server";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { activateAccount } from "@/features/users/commands/activate-account";
import { activateInput } from "@/features/users/schema";
import { isAppError } from "@/lib/errors";
import type { FormState } from "@/lib/form-state";
import { readForm } from "@/server/form-data";
import { translateKey } from "@/server/translate";

/** Not a `formAction`: whoever activates an account is not signed in yet. */
export async function activate(_previous: FormState, formData: FormData): Promise<FormState> {
  const t = await getTranslations();
  const { fields } = readForm(formData);
  const input = activateInput.safeParse(fields);
  if (!input.success) {
    return { status: "error", message: t("errors.checkFields"), fieldErrors: { password: [t("errors.required")] } };
  }
  if (fields["repeatPassword"] !== fields["password"]) {
    const repeatWrong = t("signIn.activate.repeatWrong");
    return { status: "error", message: t("errors.checkFields"), fieldErrors: { repeatPassword: [repeatWrong] } };
  }
  try {
    await activateAccount(input.data, (await headers()).get("x-request-id") ?? "none");
  } catch (error) {
    if (!isAppError(error)) throw error;
    const keys = Object.entries(error.fieldErrors ?? {});
    return {
      status: "error",
      message: translateKey(t, error.messageKey, error.params),
      fieldErrors: Object.fromEntries(
        keys.map(([field, found]) => [field, found.map((key) => translateKey(t, key, error.params))]),
      ),
    };
  }
  return redirect("/sign-in?ended=activated");
}
