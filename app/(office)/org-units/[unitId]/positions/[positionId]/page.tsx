import { getLocale, getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { Facts } from "@/components/facts";
import { PageFrame } from "@/components/page-frame";
import { Section } from "@/components/section";
import { TextArea } from "@/components/text-area";
import { TextLink } from "@/components/text-link";
import { DecisionFields } from "@/features/decisions/components/decision-fields";
import { annulPositionAction } from "@/features/org-units/actions";
import { HolderName } from "@/features/org-units/components/holder-name";
import { HolderWarnings } from "@/features/org-units/components/holder-warnings";
import { EndPositionForm } from "@/features/org-units/components/position-forms";
import { bodyName, positionName } from "@/features/org-units/components/position-words";
import { getPosition } from "@/features/org-units/queries/get-position";
import { formatDay } from "@/lib/format";
import { isId } from "@/lib/id";
import { can } from "@/server/access";
import { readPage } from "@/server/page";

export default async function PositionPage({ params }: PageProps<"/org-units/[unitId]/positions/[positionId]">) {
  const { unitId, positionId } = await params;
  if (!isId(unitId) || !isId(positionId)) notFound();
  const [t, tu, tch, locale] = await Promise.all([
    getTranslations("positions"),
    getTranslations("orgUnits"),
    getTranslations("changes"),
    getLocale(),
  ]);
  const { position, canRecord } = await readPage(async (actor) => ({
    position: await getPosition(actor, { positionId, unitId }),
    canRecord: can(actor, "position.record"),
  }));
  const unitName = position.unitName ?? "–";
  const title = `${positionName(position, locale)}: ${position.memberName}`;
  const { term, years, docNumber, docType, decidedOn, issuingBody, validTo, endReason } = position;
  const facts = [
    { label: t("unit"), value: <TextLink href={`/org-units/${unitId}`}>{unitName}</TextLink> },
    { label: t("body"), value: bodyName(position, locale) },
    { label: t("holder"), value: <HolderName row={position} /> },
    ...(term === null ? [] : [{ label: t("term"), value: t("termOption", { ordinal: term, years: years ?? "" }) }]),
    { label: t("heldFrom"), value: formatDay(position.validFrom) },
    { label: t("until"), value: validTo === null ? t("now") : formatDay(validTo) },
    ...(endReason === null ? [] : [{ label: t("endReason"), value: endReason }]),
    ...(docNumber === null || decidedOn === null
      ? []
      : [
          {
            label: t("decision"),
            value: tch("decisionLine", {
              type: docType ?? "",
              number: docNumber,
              day: formatDay(decidedOn),
              body: issuingBody ?? "",
            }),
          },
        ]),
  ];
  return (
    <PageFrame
      title={title}
      width="form"
      breadcrumbs={[
        { label: tu("title"), href: "/org-units" },
        { label: unitName, href: `/org-units/${unitId}` },
        { label: t("title"), href: `/org-units/${unitId}/positions` },
        { label: positionName(position, locale) },
      ]}
    >
      <title>{title}</title>
      <HolderWarnings rows={[position]} canRecord={false} />
      <div className="rounded-control border border-line bg-raised px-5 py-2">
        <Facts items={facts} />
      </div>
      {canRecord && validTo === null && (
        <Section title={t("endTitle")} summary={t("endSummary")}>
          <EndPositionForm
            position={position}
            decision={<DecisionFields legend={t("endDecisionLegend")} isRequired={false} />}
          />
        </Section>
      )}
      {canRecord && (
        <div>
          <ConfirmDialog
            label={t("annul")}
            title={t("annulTitle")}
            description={t("annulText")}
            confirmLabel={t("annul")}
            confirmVariant="danger"
            action={annulPositionAction}
            fields={{ positionId }}
          >
            <TextArea name="reason" label={t("annulReason")} isRequired maxLength={500} rows={3} />
          </ConfirmDialog>
        </div>
      )}
    </PageFrame>
  );
}
