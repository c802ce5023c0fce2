import { useLocale, useTranslations } from "next-intl";
import { DisabledReason } from "@/components/disabled-reason";
import { LazyConfirmDialog } from "@/components/lazy-confirm-dialog";
import { TextArea } from "@/components/text-area";
import { formatQuarter } from "@/lib/format";
import { acceptReportAction, reopenReportAction, returnReportAction } from "../actions";
import type { ReportInFull } from "../queries/get-report";
import type { Review } from "../queries/get-review";
import type { Remark } from "../rules/remarks";
import { FlagList } from "./review-notes";

const OWN_PART = { submitted: "own", wrote: "ownEntry", side: "ownSide" } as const;

interface ReviewActionsProps {
  report: ReportInFull;
  review: Pick<Review, "ownPart" | "writers" | "quarterState">;
  flags: readonly Remark[];
}

/** Return and accept; what a reviewer may not do stays in sight with the reason. */
export function ReviewActions({ report, review, flags }: ReviewActionsProps) {
  const t = useTranslations("reports.review");
  const locale = useLocale();
  const fields = { reportId: report.id, version: String(report.version) };
  const names = { quarter: formatQuarter(report.quarter, locale), unit: report.unitName };
  if (review.quarterState === "locked") return <DisabledReason label={t("accept")} reason={t("lockedOpen")} />;
  return (
    <>
      <LazyConfirmDialog
        label={t("return")}
        title={t("returnTitle")}
        description={t("returnText", names)}
        confirmLabel={t("return")}
        action={returnReportAction}
        fields={fields}
      >
        <FlagList report={report} flags={flags} />
        <TextArea name="reason" label={t("reason")} help={t("reasonHelp")} isRequired maxLength={2_000} />
      </LazyConfirmDialog>
      {review.ownPart ? (
        <DisabledReason label={t("accept")} reason={t(OWN_PART[review.ownPart])} />
      ) : (
        <LazyConfirmDialog
          label={t("accept")}
          title={t("acceptTitle")}
          description={t("acceptText", names)}
          confirmLabel={t("accept")}
          action={acceptReportAction}
          fields={fields}
          variant="primary"
        >
          <Writers writers={review.writers} />
        </LazyConfirmDialog>
      )}
    </>
  );
}

/** Who wrote the report: shown before anything is decided. */
function Writers({ writers }: Pick<Review, "writers">) {
  const t = useTranslations("reports.review");
  const names = writers.map(({ name }) => name ?? t("unknownWriter"));
  if (names.length === 0) return null;
  return <p className="text-label text-ink-soft">{t("writers", { names: names.join(", ") })}</p>;
}

/** Sends an accepted report of a reopened quarter back to be restated. */
export function ReopenReport({ report }: { report: Pick<ReportInFull, "id" | "version" | "quarter" | "unitName"> }) {
  const t = useTranslations("reports.review");
  const locale = useLocale();
  return (
    <LazyConfirmDialog
      label={t("reopen")}
      title={t("reopenTitle")}
      description={t("reopenText", { quarter: formatQuarter(report.quarter, locale), unit: report.unitName })}
      confirmLabel={t("reopen")}
      action={reopenReportAction}
      fields={{ reportId: report.id, version: String(report.version) }}
    >
      <TextArea name="reason" label={t("reopenReason")} help={t("reasonHelp")} isRequired maxLength={2_000} />
    </LazyConfirmDialog>
  );
}
