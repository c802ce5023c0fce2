import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/action-form";
import { ClientMessages } from "@/components/client-messages";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { FormActions } from "@/components/form-actions";
import { PageFrame } from "@/components/page-frame";
import { Section } from "@/components/section";
import { SubmitButton } from "@/components/submit-button";
import { TextField } from "@/components/text-field";
import { changeOwnAccountAction, changeOwnPasswordAction, signOutEverywhereAction } from "@/features/users/actions";
import { LocaleField } from "@/features/users/components/locale-field";
import { OwnGrants } from "@/features/users/components/own-grants";
import { SessionsTable } from "@/features/users/components/sessions-table";
import { getOwnAccount } from "@/features/users/queries/own-account";
import { readPage } from "@/server/page";
import { sessionHash, sessionIdOfRequest } from "@/server/session";
import { numberSetting } from "@/server/settings";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("users"))("own.title") };
}

export default async function OwnAccountPage() {
  const sid = (await sessionIdOfRequest()) ?? "";
  const [t, signIn, least, account] = await Promise.all([
    getTranslations("users"),
    getTranslations("signIn.activate"),
    numberSetting("password.least_characters"),
    readPage((actor) => getOwnAccount(actor, sessionHash(sid))),
  ]);
  return (
    <PageFrame title={t("own.title")} summary={t("own.summary")}>
      <ClientMessages namespaces={["users"]}>
        <Section title={t("own.facts")} summary={account.email}>
          <ActionForm action={changeOwnAccountAction} label={t("own.facts")}>
            <TextField
              name="fullName"
              label={t("own.name")}
              defaultValue={account.fullName}
              autoComplete="name"
              isRequired
              maxLength={120}
            />
            <LocaleField defaultValue={account.locale} />
            <FormActions>
              <SubmitButton>{t("own.save")}</SubmitButton>
            </FormActions>
          </ActionForm>
        </Section>
        <Section title={t("own.grants")}>
          <OwnGrants grants={account.grants} />
        </Section>
        <Section title={t("own.password")} summary={t("own.passwordSummary")}>
          <ActionForm action={changeOwnPasswordAction} label={t("own.password")} resetOnSuccess warnOnLeave={false}>
            <TextField
              name="currentPassword"
              type="password"
              label={t("own.currentPassword")}
              autoComplete="current-password"
              isRequired
            />
            <TextField
              name="password"
              type="password"
              label={t("own.newPassword")}
              help={signIn("passwordHelp", { least })}
              autoComplete="new-password"
              isRequired
            />
            <FormActions>
              <SubmitButton variant="secondary">{t("own.changePassword")}</SubmitButton>
            </FormActions>
          </ActionForm>
        </Section>
        <Section
          title={t("own.sessions")}
          action={
            <ConfirmDialog
              label={t("own.signOutEverywhere")}
              title={t("own.signOutEverywhere")}
              description={t("own.signOutEverywhereText")}
              confirmLabel={t("own.signOutEverywhere")}
              action={signOutEverywhereAction}
            />
          }
        >
          <SessionsTable sessions={account.sessions} />
        </Section>
      </ClientMessages>
    </PageFrame>
  );
}
