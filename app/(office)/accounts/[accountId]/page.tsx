import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { ClientMessages } from "@/components/client-messages";
import { DisabledReason } from "@/components/disabled-reason";
import { Facts } from "@/components/facts";
import { PageFrame } from "@/components/page-frame";
import { Section } from "@/components/section";
import { AccountStateBadge } from "@/features/users/components/account-state";
import { AccountSwitch } from "@/features/users/components/account-switch";
import { AddGrantDialog } from "@/features/users/components/add-grant-dialog";
import { GrantsTable } from "@/features/users/components/grants-table";
import { NewLinkDialog } from "@/features/users/components/new-link-dialog";
import { getAccount } from "@/features/users/queries/accounts";
import { dayOfInstant, today } from "@/lib/dates";
import { formatDateTime, formatDay } from "@/lib/format";
import { isId } from "@/lib/id";
import { readPage } from "@/server/page";
import { searchSecretaries, searchUnits } from "../search-units";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("users"))("list.title") };
}

export default async function AccountPage({ params }: PageProps<"/accounts/[accountId]">) {
  const { accountId } = await params;
  if (!isId(accountId)) notFound();
  const [t, account] = await Promise.all([getTranslations("users"), readPage((actor) => getAccount(actor, accountId))]);
  const { fullName: name, state } = account;
  const refusal = account.isOwn ? t("account.ownReason") : account.isManaged ? null : t("account.furtherReason");
  const linkUntil = state.linkExpiresAt !== null && state.linkExpiresAt > new Date() ? state.linkExpiresAt : null;
  return (
    <PageFrame
      title={name}
      summary={t("account.summary")}
      breadcrumbs={[{ label: t("list.title"), href: "/accounts" }, { label: name }]}
      meta={<AccountStateBadge disabledAt={account.disabledAt} state={state} />}
    >
      <ClientMessages namespaces={["users", "common"]}>
        <Section title={t("account.facts")}>
          <Facts
            items={[
              { label: t("fields.email"), value: <span className="break-all">{account.email}</span> },
              { label: t("fields.locale"), value: account.locale === "en" ? t("locales.en") : t("locales.vi") },
              { label: t("account.created"), value: formatDay(dayOfInstant(account.createdAt)) },
              {
                label: t("list.lastSignIn"),
                value: state.lastSessionAt ? formatDateTime(state.lastSessionAt) : t("list.never"),
              },
            ]}
          />
        </Section>
        <Section
          title={t("account.grants")}
          summary={t("account.grantsSummary")}
          action={
            account.isOwn || account.disabledAt !== null ? undefined : (
              <AddGrantDialog
                accountId={account.id}
                searchUnits={searchUnits}
                searchSecretaries={searchSecretaries}
                today={today()}
              />
            )
          }
        >
          <GrantsTable grants={account.grants} name={name} canEnd={!account.isOwn} />
        </Section>
        <Section title={t("account.access")} summary={t("account.accessSummary")}>
          {linkUntil && <p>{t("account.linkUntil", { time: formatDateTime(linkUntil) })}</p>}
          {refusal === null ? (
            <div className="flex flex-wrap gap-3">
              {account.disabledAt === null && <NewLinkDialog accountId={account.id} name={name} />}
              <AccountSwitch accountId={account.id} name={name} isDisabled={account.disabledAt !== null} />
            </div>
          ) : (
            <DisabledReason label={t("account.newLink")} reason={refusal} />
          )}
        </Section>
      </ClientMessages>
    </PageFrame>
  );
}
