import { getTranslations } from "next-intl/server";
import { FormMessage } from "@/components/form-message";
import { StatusBadge } from "@/components/status-badge";

export async function SealBadge({ isSealed }: { isSealed: boolean }) {
  const t = await getTranslations("auditLog");
  return <StatusBadge tone={isSealed ? "good" : "bad"}>{isSealed ? t("sealed") : t("broken")}</StatusBadge>;
}

/** Says what computing the hashes of the shown entries again gave. */
export async function SealSummary({ rows }: { rows: readonly { isSealed: boolean }[] }) {
  const t = await getTranslations("auditLog");
  const broken = rows.filter((row) => !row.isSealed).length;
  if (rows.length === 0) return null;
  if (broken > 0) return <FormMessage tone="error">{t("brokenSome", { count: broken })}</FormMessage>;
  return <p className="text-label text-ink-soft">{t("sealedAll", { count: rows.length })}</p>;
}
