import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/client-messages";
import { FormMessage } from "@/components/form-message";
import { LinkButton } from "@/components/link-button";
import { PageFrame } from "@/components/page-frame";
import { Section } from "@/components/section";
import { ChangeKindTable } from "@/features/members/components/change-kind-table";
import { listKindsForEdit } from "@/features/members/queries/list-kinds-for-edit";
import { DIRECTIONS } from "@/features/members/rules/own-kinds";
import { readPage } from "@/server/page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("changeKinds"))("title") };
}

export default async function ChangeKindsPage({ searchParams }: PageProps<"/change-kinds">) {
  const [t, locale, { kinds, indicators }, { added }] = await Promise.all([
    getTranslations("changeKinds"),
    getLocale(),
    readPage(listKindsForEdit),
    searchParams,
  ]);
  const addedKind = kinds.find((kind) => kind.isOwn && kind.code === added);
  return (
    <ClientMessages namespaces={["changeKinds"]}>
      <PageFrame
        title={t("title")}
        summary={t("summary")}
        action={
          <LinkButton href="/change-kinds/new" variant="primary">
            {t("newTitle")}
          </LinkButton>
        }
      >
        {addedKind && (
          <FormMessage
            tone="success"
            title={t("added", { name: locale === "en" ? addedKind.nameEn : addedKind.nameVi })}
          >
            {t("addedText", { line: addedKind.lines.join(", ") })}
          </FormMessage>
        )}
        {DIRECTIONS.map((direction) => (
          <Section key={direction} title={t(`groups.${direction}`)}>
            <ChangeKindTable direction={direction} kinds={kinds} indicators={indicators} />
          </Section>
        ))}
      </PageFrame>
    </ClientMessages>
  );
}
