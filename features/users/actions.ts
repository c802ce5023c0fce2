"use server";

import { revalidatePath } from "next/cache";
import { cookies } from "next/headers";
import { formatDateTime } from "@/lib/format";
import { formAction } from "@/server/form-action";
import { sessionHash, sessionIdOfRequest } from "@/server/session";
import { createAccount, disableAccount, enableAccount } from "./commands/accounts";
import { issueActivationLink } from "./commands/activation-links";
import { addGrant, endGrant } from "./commands/grants";
import { changeOwnAccount, changeOwnPassword, signOutEverywhere } from "./commands/own-account";
import {
  accountInput,
  addGrantInput,
  createAccountInput,
  disableAccountInput,
  endGrantInput,
  noInput,
  ownAccountInput,
  ownPasswordInput,
} from "./schema";

const ONE_YEAR_SECONDS = 365 * 24 * 60 * 60;

export const createAccountAction = formAction(createAccountInput, async (actor, input) => {
  const { id, link } = await createAccount(actor, input);
  revalidatePath("/accounts");
  return {
    message: "users.done.created",
    params: { name: input.fullName },
    values: { accountId: id, name: input.fullName, activationUrl: link.url, expiresAt: formatDateTime(link.expiresAt) },
  };
});

export const issueActivationLinkAction = formAction(accountInput, async (actor, input) => {
  const link = await issueActivationLink(actor, input);
  revalidatePath(`/accounts/${input.accountId}`);
  return {
    message: "users.done.linkIssued",
    values: { accountId: input.accountId, activationUrl: link.url, expiresAt: formatDateTime(link.expiresAt) },
  };
});

export const addGrantAction = formAction(addGrantInput, async (actor, input) => {
  await addGrant(actor, input);
  revalidatePath(`/accounts/${input.accountId}`);
  return { message: "users.done.grantAdded" };
});

export const endGrantAction = formAction(endGrantInput, async (actor, input) => {
  await endGrant(actor, input);
  revalidatePath("/accounts", "layout");
  return { message: "users.done.grantEnded" };
});

export const disableAccountAction = formAction(disableAccountInput, async (actor, input) => {
  await disableAccount(actor, input);
  revalidatePath(`/accounts/${input.accountId}`);
  return { message: "users.done.disabled" };
});

export const enableAccountAction = formAction(accountInput, async (actor, input) => {
  await enableAccount(actor, input);
  revalidatePath(`/accounts/${input.accountId}`);
  return { message: "users.done.enabled" };
});

export const changeOwnAccountAction = formAction(ownAccountInput, async (actor, input) => {
  await changeOwnAccount(actor, input);
  const jar = await cookies();
  jar.set("locale", input.locale, { path: "/", maxAge: ONE_YEAR_SECONDS, sameSite: "lax", httpOnly: true });
  revalidatePath("/", "layout");
  return { message: "users.done.ownChanged" };
});

export const changeOwnPasswordAction = formAction(ownPasswordInput, async (actor, input) => {
  const sid = (await sessionIdOfRequest()) ?? "";
  await changeOwnPassword(actor, input, sessionHash(sid));
  revalidatePath("/account");
  return { message: "users.done.passwordChanged" };
});

export const signOutEverywhereAction = formAction(noInput, async (actor) => {
  await signOutEverywhere(actor);
  return { redirectTo: "/sign-in?ended=everywhere" };
});
