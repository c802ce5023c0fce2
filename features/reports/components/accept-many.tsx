import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/action-form";
import { DataTable } from "@/components/data-table";
import { EmptyState } from "@/components/empty-state";
import { FormActions } from "@/components/form-actions";
import { Section } from "@/components/section";
import { SubmitButton } from "@/components/submit-button";
import { TextLink } from "@/components/text-link";
import { formatDateTime } from "@/lib/format";
import { acceptManyAction } from "../actions";
import type { WaitingRow } from "../queries/list-waiting";

const submittedAt = ({ submittedAt: at }: WaitingRow) => (at === null ? "–" : formatDateTime(at));
const unitLink = ({ reportId, unitName }: WaitingRow) => <TextLink href={`/reports/${reportId}`}>{unitName}</TextLink>;

/** The reports that nothing speaks against, each ticked until its reader takes the tick off. */
export function AcceptMany({ quarter, rows }: { quarter: string; rows: readonly WaitingRow[] }) {
  const t = useTranslations("reports.acceptMany");
  return (
    <Section title={t("takenTitle", { count: rows.length })} summary={rows.length > 0 ? t("takenText") : undefined}>
      {rows.length === 0 ? (
        <EmptyState title={t("noneTaken")} />
      ) : (
        <ActionForm action={acceptManyAction} label={t("takenCaption")} width="full" warnOnLeave={false}>
          <input type="hidden" name="quarter" value={quarter} />
          <DataTable
            caption={t("takenCaption")}
            rows={rows.map((row, index) => ({ ...row, name: `reports.${index}` }))}
            rowKey={({ reportId }) => reportId}
            columns={[
              {
                key: "chosen",
                header: t("chosen"),
                cell: ({ name, reportId, version, unitName }) => (
                  <input
                    type="checkbox"
                    name={name}
                    value={`${reportId}:${version}`}
                    aria-label={t("choose", { unit: unitName })}
                    defaultChecked
                    className="size-5 accent-ink"
                  />
                ),
              },
              { key: "unit", header: t("unit"), isRowHeader: true, width: "min-w-56", cell: unitLink },
              { key: "submittedAt", header: t("submittedAt"), align: "end", cell: submittedAt },
            ]}
          />
          <FormActions>
            <SubmitButton>{t("submit")}</SubmitButton>
          </FormActions>
        </ActionForm>
      )}
    </Section>
  );
}

/** The reports to be opened one by one, and why. */
export function ExceptionTable({ rows }: { rows: readonly WaitingRow[] }) {
  const t = useTranslations("reports.acceptMany");
  if (rows.length === 0) return null;
  const why = ({ exception, warnings, differing }: WaitingRow) =>
    exception && t(`exceptions.${exception}`, { count: exception === "differs" ? differing : (warnings ?? 0) });
  return (
    <Section title={t("exceptTitle", { count: rows.length })} summary={t("exceptText")}>
      <DataTable
        caption={t("exceptCaption")}
        rows={rows}
        rowKey={({ reportId }) => reportId}
        columns={[
          { key: "unit", header: t("unit"), isRowHeader: true, width: "min-w-56", cell: unitLink },
          { key: "why", header: t("why"), width: "min-w-48", cell: why },
          { key: "submittedAt", header: t("submittedAt"), align: "end", cell: submittedAt },
        ]}
      />
    </Section>
  );
}
