import { getTranslations } from "next-intl/server";
import { LinkTabs } from "@/components/tabs";
import { addressOf } from "../rules/addresses";

interface ChangeTabsProps {
  current: "ledger" | "table" | "letters";
  unit: string | undefined;
  quarter: string | undefined;
}

/** The ways to look at changes: entry by entry, summed in the increase/decrease table, or on their way by letter. */
export async function ChangeTabs({ current, unit, quarter }: ChangeTabsProps) {
  const t = await getTranslations("changes");
  return (
    <LinkTabs
      label={t("views")}
      items={[
        { href: addressOf("/changes", { unit, quarter }), label: t("ledger"), isCurrent: current === "ledger" },
        { href: addressOf("/changes/table", { unit, quarter }), label: t("table"), isCurrent: current === "table" },
        { href: "/transfers", label: t("letters"), isCurrent: current === "letters" },
      ]}
    />
  );
}
