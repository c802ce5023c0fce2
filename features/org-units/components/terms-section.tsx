import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/action-form";
import { Checkbox } from "@/components/checkbox";
import { CloseWhenDone, ConfirmDialog } from "@/components/confirm-dialog";
import { DataTable } from "@/components/data-table";
import { DateField } from "@/components/date-field";
import { CloseDialogButton, DialogButton } from "@/components/dialog";
import { FormActions } from "@/components/form-actions";
import { Section } from "@/components/section";
import { SubmitButton } from "@/components/submit-button";
import { TextField } from "@/components/text-field";
import { formatDay, formatNumber } from "@/lib/format";
import { closeTermAction, openTermAction } from "../actions";
import type { TermRow } from "../queries/list-terms";

interface TermsSectionProps {
  unitId: string;
  /** The committee whose terms number its documents. */
  isRoot: boolean;
  terms: readonly TermRow[];
  canEdit: boolean;
  today: string;
}

/** The terms of a unit's committee; who keeps the tree registers and ends them. */
export async function TermsSection({ unitId, isRoot, terms, canEdit, today }: TermsSectionProps) {
  const t = await getTranslations("positions");
  if (terms.length === 0 && !canEdit) return null;
  const columns = [
    { key: "term", header: t("term"), isRowHeader: true, cell: (term: TermRow) => term.ordinal },
    { key: "years", header: t("years"), cell: (term: TermRow) => <span className="figures">{term.years}</span> },
    {
      key: "from",
      header: t("from"),
      cell: (term: TermRow) => <span className="figures">{formatDay(term.validFrom)}</span>,
    },
    {
      key: "to",
      header: t("termUntil"),
      cell: (term: TermRow) =>
        term.validTo === null ? t("now") : <span className="figures">{formatDay(term.validTo)}</span>,
    },
    { key: "held", header: t("openPositions"), cell: (term: TermRow) => formatNumber(term.openPositions) },
    {
      key: "close",
      header: <span className="sr-only">{t("closeTerm")}</span>,
      cell: (term: TermRow) =>
        (term.validTo === null || term.validTo > today || term.openPositions > 0) && <CloseTerm term={term} />,
    },
  ];
  return (
    <Section
      title={t("terms")}
      summary={isRoot ? t("termsOfRoot") : t("termsSummary")}
      action={canEdit && <OpenTerm unitId={unitId} isRoot={isRoot} />}
    >
      {terms.length === 0 ? (
        <p className="text-ink-soft">{t("noTerms")}</p>
      ) : (
        <DataTable
          caption={t("termsCaption")}
          rows={terms}
          rowKey={(term) => term.id}
          columns={columns.filter((column) => canEdit || column.key !== "close")}
        />
      )}
    </Section>
  );
}

async function OpenTerm({ unitId, isRoot }: { unitId: string; isRoot: boolean }) {
  const t = await getTranslations("positions");
  return (
    <DialogButton
      label={t("openTerm")}
      title={t("openTerm")}
      description={isRoot ? t("openTermOfRoot") : t("openTermText")}
    >
      <ActionForm action={openTermAction}>
        <input type="hidden" name="unitId" value={unitId} />
        <TextField name="ordinal" label={t("termOrdinal")} help={t("termOrdinalHelp")} isRequired maxLength={40} />
        <TextField name="years" label={t("years")} help={t("yearsHelp")} isRequired maxLength={20} />
        <DateField name="validFrom" label={t("termFrom")} help={t("termFromHelp")} isRequired />
        <DateField name="validTo" label={t("termUntil")} help={t("termUntilHelp")} />
        <FormActions>
          <SubmitButton>{t("openTerm")}</SubmitButton>
          <CloseDialogButton>{t("cancel")}</CloseDialogButton>
        </FormActions>
        <CloseWhenDone />
      </ActionForm>
    </DialogButton>
  );
}

async function CloseTerm({ term }: { term: TermRow }) {
  const t = await getTranslations("positions");
  return (
    <ConfirmDialog
      label={t("closeTerm")}
      title={t("closeTermTitle", { term: term.ordinal })}
      description={t("closeTermText")}
      confirmLabel={t("closeTerm")}
      action={closeTermAction}
      fields={{ termId: term.id }}
      size="small"
    >
      <DateField
        name="validTo"
        label={t("endsFrom")}
        help={t("endsFromHelp")}
        isRequired
        defaultValue={term.validTo ?? undefined}
      />
      {term.openPositions > 0 && (
        <Checkbox name="endsPositions" label={t("endsPositions", { count: term.openPositions })} defaultChecked />
      )}
    </ConfirmDialog>
  );
}
