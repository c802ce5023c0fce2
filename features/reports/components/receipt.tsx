import { useTranslations } from "next-intl";
import { FormMessage } from "@/components/form-message";
import { formatDateTime } from "@/lib/format";
import type { ReportInFull } from "../queries/get-report";
import { receiptNumber } from "../rules/snapshot";

/** What a unit holds in its hand after handing in: number, time, checksum. */
export function Receipt({ report: { receipt, acceptedAt } }: { report: Pick<ReportInFull, "receipt" | "acceptedAt"> }) {
  const t = useTranslations("reports.read");
  if (!receipt) return null;
  return (
    <FormMessage tone={acceptedAt ? "success" : "info"} title={t("receipt", { number: receiptNumber(receipt) })}>
      <p>
        {t("receiptAt", { at: formatDateTime(receipt.at) })}{" "}
        {acceptedAt && t("accepted", { at: formatDateTime(acceptedAt) })}
      </p>
      <p className="text-label text-ink-soft">
        {t("receiptHash")} <code className="font-sans break-all">{receipt.hash}</code>
      </p>
    </FormMessage>
  );
}
