import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { PageFrame } from "@/components/page-frame";
import { ChangeUnitForm } from "@/features/org-units/components/change-unit-form";
import { getUnit } from "@/features/org-units/queries/get-unit";
import { listUnitKinds } from "@/features/org-units/queries/list-unit-kinds";
import { isId } from "@/lib/id";
import { requireScope } from "@/server/access";
import { readPage } from "@/server/page";

export default async function EditUnitPage({ params }: PageProps<"/org-units/[unitId]/edit">) {
  const { unitId } = await params;
  if (!isId(unitId)) notFound();
  const t = await getTranslations("orgUnits");
  const { unit, kinds } = await readPage(async (actor) => {
    requireScope(actor, "unit.edit");
    return { unit: await getUnit(actor, { unitId }), kinds: await listUnitKinds(actor) };
  });
  return (
    <PageFrame
      title={t("editTitle")}
      summary={t("editSummary", { name: unit.current.name })}
      width="form"
      breadcrumbs={[
        { label: t("title"), href: "/org-units" },
        { label: unit.current.name, href: `/org-units/${unitId}` },
        { label: t("editTitle") },
      ]}
    >
      <title>{t("editTitle")}</title>
      <ChangeUnitForm unit={unit} kinds={kinds} />
    </PageFrame>
  );
}
