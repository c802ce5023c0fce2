import { getTranslations } from "next-intl/server";
import { StatusBadge } from "@/components/status-badge";
import type { AccountState } from "../queries/accounts";

interface AccountStateBadgeProps {
  disabledAt: Date | null;
  state: AccountState;
}

export async function AccountStateBadge({ disabledAt, state }: AccountStateBadgeProps) {
  const t = await getTranslations("users.state");
  if (disabledAt !== null) return <StatusBadge tone="bad">{t("disabled")}</StatusBadge>;
  if (state.isActivated) return <StatusBadge tone="good">{t("active")}</StatusBadge>;
  const isWaiting = state.linkExpiresAt !== null && state.linkExpiresAt > new Date();
  return <StatusBadge tone={isWaiting ? "info" : "warn"}>{isWaiting ? t("waiting") : t("expired")}</StatusBadge>;
}
