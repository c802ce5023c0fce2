import { getLocale, getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { FormMessage } from "@/components/form-message";
import { PageFrame } from "@/components/page-frame";
import { TextLink } from "@/components/text-link";
import { DecisionFields } from "@/features/decisions/components/decision-fields";
import { ConfirmAnyway } from "@/features/members/components/confirm-anyway";
import { FocusFirst } from "@/features/members/components/focus-first";
import { RecordPositionForm } from "@/features/org-units/components/position-forms";
import { positionHref, positionName } from "@/features/org-units/components/position-words";
import { findPositionForm } from "@/features/org-units/queries/find-position-form";
import { getPosition } from "@/features/org-units/queries/get-position";
import { positionFormAddress } from "@/features/org-units/schema";
import { isId } from "@/lib/id";
import { readPage } from "@/server/page";
import { findHolders } from "../../../lookups";

export default async function NewPositionPage({
  params,
  searchParams,
}: PageProps<"/org-units/[unitId]/positions/new">) {
  const { unitId } = await params;
  if (!isId(unitId)) notFound();
  const defaults = positionFormAddress.parse(await searchParams);
  const [t, tu, locale] = await Promise.all([getTranslations("positions"), getTranslations("orgUnits"), getLocale()]);
  const { start, saved } = await readPage(async (actor) => ({
    start: await findPositionForm(actor, { unitId, memberId: defaults.member }),
    saved: defaults.saved === undefined ? null : await getPosition(actor, { positionId: defaults.saved, unitId }),
  }));
  return (
    <PageFrame
      title={t("recordTitle")}
      summary={t("recordSummary", { name: start.unitName })}
      width="form"
      breadcrumbs={[
        { label: tu("title"), href: "/org-units" },
        { label: start.unitName, href: `/org-units/${unitId}` },
        { label: t("title"), href: `/org-units/${unitId}/positions` },
        { label: t("recordTitle") },
      ]}
    >
      <title>{t("recordTitle")}</title>
      {saved && (
        <FormMessage tone="success">
          {t("saved", { name: saved.memberName, position: positionName(saved, locale) })}{" "}
          <TextLink href={positionHref(saved)}>{t("openSaved")}</TextLink>
        </FormMessage>
      )}
      <FocusFirst isWanted={saved !== null}>
        <RecordPositionForm
          unitId={unitId}
          start={start}
          defaults={defaults}
          search={findHolders.bind(null, unitId)}
          decision={<DecisionFields defaults={defaults} legend={t("decisionLegend")} isRequired={false} />}
          confirm={<ConfirmAnyway label={t("confirmAnyway")} />}
        />
      </FocusFirst>
    </PageFrame>
  );
}
