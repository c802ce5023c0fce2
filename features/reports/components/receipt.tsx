import { useTranslations } from "next-intl";
import { FormMessage } from "@/components/form-message";
import { TextLink } from "@/components/text-link";
import { formatDateTime } from "@/lib/format";
import type { ReportInFull } from "../queries/get-report";
import { receiptNumber } from "../rules/snapshot";

/** What a unit holds in its hand after handing in: number, time, checksum. */
export function Receipt({
  report: { id, receipt, acceptedAt },
}: {
  report: Pick<ReportInFull, "id" | "receipt" | "acceptedAt">;
}) {
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
      <p className="no-print">
        <TextLink href={`/api/documents/receipts/${id}?ordinal=${receipt.ordinal}`}>{t("receiptFile")}</TextLink>
      </p>
    </FormMessage>
  );
}
