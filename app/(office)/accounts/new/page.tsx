import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/client-messages";
import { PageFrame } from "@/components/page-frame";
import { NewAccountForm } from "@/features/users/components/new-account-form";
import { today } from "@/lib/dates";
import { requireScope } from "@/server/access";
import { readPage } from "@/server/page";
import { searchUnits } from "../search-units";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("users"))("new.title") };
}

export default async function NewAccountPage() {
  await readPage(async (actor) => requireScope(actor, "account.manage"));
  const t = await getTranslations("users");
  return (
    <PageFrame
      title={t("new.title")}
      summary={t("new.summary")}
      width="form"
      breadcrumbs={[{ label: t("list.title"), href: "/accounts" }, { label: t("new.title") }]}
    >
      <ClientMessages namespaces={["users"]}>
        <NewAccountForm searchUnits={searchUnits} today={today()} />
      </ClientMessages>
    </PageFrame>
  );
}
