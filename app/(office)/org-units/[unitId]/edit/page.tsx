import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { LinkButton } from "@/components/link-button";
import { PageFrame } from "@/components/page-frame";
import { ChangeUnitForm } from "@/features/org-units/components/change-unit-form";
import { getUnit } from "@/features/org-units/queries/get-unit";
import { reviseUnitAction } from "@/features/reorganisations/actions";
import { eventAddress } from "@/features/reorganisations/rules/events";
import { isId } from "@/lib/id";
import { requireScope } from "@/server/access";
import { readPage } from "@/server/page";

export default async function EditUnitPage({ params }: PageProps<"/org-units/[unitId]/edit">) {
  const { unitId } = await params;
  if (!isId(unitId)) notFound();
  const t = await getTranslations("orgUnits");
  const unit = await readPage((actor) => {
    requireScope(actor, "unit.edit");
    return getUnit(actor, { unitId });
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
      <div className="flex flex-wrap items-center gap-3">
        <p className="text-label text-ink-soft">{t("editName")}</p>
        <LinkButton href={`${eventAddress("rename")}?unit=${unitId}`} size="small">
          {t("toRename")}
        </LinkButton>
        <LinkButton href={`${eventAddress("change_kind")}?unit=${unitId}`} size="small">
          {t("toChangeKind")}
        </LinkButton>
      </div>
      <ChangeUnitForm unit={unit} action={reviseUnitAction} />
    </PageFrame>
  );
}
