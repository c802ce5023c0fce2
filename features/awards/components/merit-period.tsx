import { getTranslations } from "next-intl/server";

/** The years an award is for, under its ground; nothing when they were not recorded. */
export async function MeritPeriod({ from, to }: { from: number | null; to: number | null }) {
  const years = [from, to].filter((year) => year !== null);
  if (years.length === 0) return null;
  const t = await getTranslations("awards");
  return (
    <span className="figures block text-ink-soft">{t("meritPeriod", { years: [...new Set(years)].join("–") })}</span>
  );
}
