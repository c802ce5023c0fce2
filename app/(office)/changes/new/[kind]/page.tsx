import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { PageFrame } from "@/components/page-frame";
import { DecisionFields } from "@/features/decisions/components/decision-fields";
import { ChangeForm } from "@/features/members/components/change-forms";
import { SavedNote } from "@/features/members/components/saved-note";
import { findChangeForm } from "@/features/members/queries/find-change-form";
import { CHANGE_FORM_KINDS } from "@/features/members/rules/change-forms";
import { changeFormAddress } from "@/features/members/schema";
import { readPage } from "@/server/page";
import { describeEffect, findHoldingUnits, findSubjects } from "../../../members/lookups";

const lookups = { describeEffect, findHoldingUnits, findSubjects };

type Props = PageProps<"/changes/new/[kind]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const kind = knownKind((await params).kind);
  const t = await getTranslations("changes");
  return { title: kind === undefined ? t("newTitle") : t(`forms.${kind}.title`) };
}

export default async function NewChangeOfKindPage({ params, searchParams }: Props) {
  const kind = knownKind((await params).kind);
  if (kind === undefined) notFound();
  const defaults = changeFormAddress.parse(await searchParams);
  const [t, form] = await Promise.all([
    getTranslations("changes"),
    readPage((actor) =>
      findChangeForm(actor, {
        form: kind,
        unitId: defaults.unit ?? defaults.toUnit,
        memberId: defaults.member,
        savedId: defaults.saved,
      }),
    ),
  ]);
  return (
    <PageFrame
      title={t(`forms.${kind}.title`)}
      summary={t(`forms.${kind}.summary`)}
      width="form"
      breadcrumbs={[
        { label: t("title"), href: "/changes" },
        { label: t("newTitle"), href: "/changes/new" },
        { label: t(`forms.${kind}.title`) },
      ]}
    >
      {form.saved && <SavedNote entry={form.saved} />}
      <ChangeForm
        DecisionFields={DecisionFields}
        kind={kind}
        defaults={defaults}
        unit={form.unit}
        member={form.member}
        lookups={lookups}
        kinds={form.kinds}
      />
    </PageFrame>
  );
}

function knownKind(kind: string) {
  return CHANGE_FORM_KINDS.find((known) => known === kind);
}
