import { getLocale, getTranslations } from "next-intl/server";
import { ColumnChart } from "@/components/charts/column-chart";
import { formatNumber, formatQuarter } from "@/lib/format";
import { isQuarter, numberOf, romanNumeral } from "@/lib/quarter";
import type { QuarterStrength } from "../queries/get-strength-history";

/** Members of a unit by quarter, official at the bottom and probationary above. */
export async function StrengthHistory({ rows }: { rows: readonly QuarterStrength[] }) {
  const [t, locale] = await Promise.all([getTranslations("orgUnits.history"), getLocale()]);
  return (
    <ColumnChart
      title={t("parts")}
      description={t("description")}
      headers={[t("quarter"), t("total"), t("official"), t("probationary")]}
      columns={rows.map(({ quarter, official, probationary }) => ({
        key: quarter,
        label: formatQuarter(quarter, locale === "en" ? "en" : "vi"),
        shortLabel: shortName(quarter),
        parts: [official, probationary],
        figures: [formatNumber(official + probationary), formatNumber(official), formatNumber(probationary)],
      }))}
    />
  );
}

/** The year is written where it begins: "I/25", "II", "III", "IV". */
function shortName(quarter: string): string {
  if (!isQuarter(quarter)) return quarter;
  return numberOf(quarter) === 1 ? `I/${quarter.slice(2, 4)}` : romanNumeral(quarter);
}
