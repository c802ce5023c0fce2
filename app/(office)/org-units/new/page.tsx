import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { FormMessage } from "@/components/form-message";
import { PageFrame } from "@/components/page-frame";
import { TextLink } from "@/components/text-link";
import { CreateUnitForm } from "@/features/org-units/components/create-unit-form";
import { getUnitName } from "@/features/org-units/queries/get-unit-name";
import { listUnitKinds } from "@/features/org-units/queries/list-unit-kinds";
import { listUnitOptions } from "@/features/org-units/queries/list-unit-options";
import { unitAddress } from "@/features/org-units/schema";
import { today } from "@/lib/dates";
import { requireScope } from "@/server/access";
import { readPage } from "@/server/page";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("orgUnits");
  return { title: t("newTitle") };
}

export default async function NewUnitPage({ searchParams }: PageProps<"/org-units/new">) {
  const { parent, saved } = unitAddress.parse(await searchParams);
  const t = await getTranslations("orgUnits");
  const start = await readPage(async (actor) => {
    requireScope(actor, "unit.edit");
    return {
      kinds: await listUnitKinds(actor),
      parents: await listUnitOptions(actor, { onDay: today() }),
      saved: saved === undefined ? null : await getUnitName(actor, { unitId: saved, onDay: today() }),
    };
  });
  return (
    <PageFrame
      title={t("newTitle")}
      summary={t("newSummary")}
      width="form"
      breadcrumbs={[{ label: t("title"), href: "/org-units" }, { label: t("newTitle") }]}
    >
      {start.saved && (
        <FormMessage tone="success" title={t("saved", { name: start.saved.name })}>
          <TextLink href={`/org-units/${start.saved.unitId}`}>{t("openSaved")}</TextLink>
        </FormMessage>
      )}
      <CreateUnitForm kinds={start.kinds} parents={start.parents} parentId={parent} saved={saved} />
    </PageFrame>
  );
}
