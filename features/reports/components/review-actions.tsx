import { useLocale, useTranslations } from "next-intl";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { DisabledReason } from "@/components/disabled-reason";
import { TextArea } from "@/components/text-area";
import { formatQuarter } from "@/lib/format";
import { acceptReportAction, returnReportAction } from "../actions";
import type { ReportInFull } from "../queries/get-report";

type Reviewed = Pick<ReportInFull, "id" | "version" | "quarter" | "unitName" | "isOwnSubmission">;

/** Return and accept; what a reviewer may not do stays in sight with the reason. */
export function ReviewActions({ report }: { report: Reviewed }) {
  const t = useTranslations("reports.review");
  const locale = useLocale();
  const fields = { reportId: report.id, version: String(report.version) };
  const names = { quarter: formatQuarter(report.quarter, locale), unit: report.unitName };
  return (
    <>
      <ConfirmDialog
        label={t("return")}
        title={t("returnTitle")}
        description={t("returnText", names)}
        confirmLabel={t("return")}
        action={returnReportAction}
        fields={fields}
      >
        <TextArea name="reason" label={t("reason")} help={t("reasonHelp")} isRequired maxLength={2_000} />
      </ConfirmDialog>
      {report.isOwnSubmission ? (
        <DisabledReason label={t("accept")} reason={t("own")} />
      ) : (
        <ConfirmDialog
          label={t("accept")}
          title={t("acceptTitle")}
          description={t("acceptText", names)}
          confirmLabel={t("accept")}
          action={acceptReportAction}
          fields={fields}
          variant="primary"
        />
      )}
    </>
  );
}
