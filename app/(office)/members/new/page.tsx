import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageFrame } from "@/components/page-frame";
import { RegisterForm } from "@/features/members/components/register-form";
import { SavedNote } from "@/features/members/components/saved-note";
import { findChangeForm } from "@/features/members/queries/find-change-form";
import { changeFormAddress } from "@/features/members/schema";
import { readPage } from "@/server/page";
import { describeEffect, findHoldingUnits, findSubjects } from "../lookups";

const lookups = { describeEffect, findHoldingUnits, findSubjects };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("members");
  return { title: t("newTitle") };
}

export default async function NewMemberPage({ searchParams }: PageProps<"/members/new">) {
  const defaults = changeFormAddress.parse(await searchParams);
  const [t, form] = await Promise.all([
    getTranslations("members"),
    readPage((actor) => findChangeForm(actor, { form: "admission", unitId: defaults.unit, savedId: defaults.saved })),
  ]);
  return (
    <PageFrame
      title={t("newTitle")}
      summary={t("newSummary")}
      width="form"
      breadcrumbs={[{ label: t("title"), href: "/members" }, { label: t("newTitle") }]}
    >
      {form.saved && <SavedNote entry={form.saved} />}
      <RegisterForm defaults={defaults} unit={form.unit} lookups={lookups} />
    </PageFrame>
  );
}
