import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { ClientMessages } from "@/components/client-messages";
import { PageFrame } from "@/components/page-frame";
import { DecisionFields } from "@/features/decisions/components/decision-fields";
import { listUnitKinds } from "@/features/org-units/queries/list-unit-kinds";
import { listUnitOptions } from "@/features/org-units/queries/list-unit-options";
import { UnitFirst } from "@/features/reorganisations/components/unit-first";
import { WizardForm } from "@/features/reorganisations/components/wizard-form";
import { getWizardUnit } from "@/features/reorganisations/queries/get-wizard-unit";
import { asksUnitFirst, kindOfAddress } from "@/features/reorganisations/rules/events";
import { wizardAddress } from "@/features/reorganisations/schema";
import { today } from "@/lib/dates";
import { requireScope } from "@/server/access";
import { readPage } from "@/server/page";
import { findUnitMembers } from "../../lookups";

export default async function ReorganiseKindPage({ params, searchParams }: PageProps<"/org-units/reorganise/[kind]">) {
  const kind = kindOfAddress((await params).kind);
  if (kind === undefined) notFound();
  const { unit: unitId } = wizardAddress.parse(await searchParams);
  const [t, to] = await Promise.all([getTranslations("reorganisations"), getTranslations("orgUnits")]);
  const needsUnit = asksUnitFirst(kind);
  const { choices, unit } = await readPage(async (actor) => {
    requireScope(actor, "unit.edit");
    const onDay = today();
    const units = await listUnitOptions(actor, { onDay });
    return {
      unit: needsUnit && unitId !== undefined ? await getWizardUnit(actor, { unitId }) : null,
      choices: {
        units,
        movable: units.filter((one) => one.value !== actor.rootId),
        holders: await listUnitOptions(actor, { onDay, only: "holds_members" }),
        kinds: await listUnitKinds(actor),
      },
    };
  });
  const name = t(`kinds.${kind}.name`);
  return (
    <PageFrame
      title={unit === null ? name : t("titleOf", { event: name, name: unit.name })}
      summary={t(`kinds.${kind}.means`)}
      breadcrumbs={[
        { label: to("title"), href: "/org-units" },
        { label: t("title"), href: "/org-units/reorganise" },
        { label: name },
      ]}
    >
      <title>{name}</title>
      {needsUnit && unit === null ? (
        <UnitFirst kind={kind} units={choices.units} />
      ) : (
        <ClientMessages namespaces={["reorganisations"]}>
          <WizardForm
            key={unit?.unitId}
            kind={kind}
            choices={choices}
            unit={unit}
            fromUnitId={unitId}
            findMembers={unit === null ? undefined : findUnitMembers.bind(null, unit.unitId)}
            decisionFields={<DecisionFields />}
          />
        </ClientMessages>
      )}
    </PageFrame>
  );
}
