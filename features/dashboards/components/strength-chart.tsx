import { useLocale, useTranslations } from "next-intl";
import { WaterfallChart, type WaterfallStep } from "@/components/charts/waterfall-chart";
import { addressOf } from "@/features/members/rules/addresses";
import { type ChangeLine, type StrengthTable, TREE_KIND } from "@/features/members/rules/strength";
import { type Chosen, figureHref } from "../rules/addresses";
import { figureOfLine } from "../rules/figures";

interface StrengthChartProps {
  strength: StrengthTable;
  chosen: Chosen;
}

/** From the opening to the closing strength, one step for every line of the increase/decrease table. */
export function StrengthChart({ strength, chosen }: StrengthChartProps) {
  const t = useTranslations("overview.balance");
  const locale = useLocale();
  const step = (line: ChangeLine, kind: "increase" | "decrease"): WaterfallStep => ({
    key: `${line.line}-${line.kind}`,
    label: locale === "en" ? line.nameEn : line.nameVi,
    value: line.people,
    kind,
    href: hrefOf(line),
  });
  const hrefOf = (line: ChangeLine) =>
    line.kind === TREE_KIND
      ? addressOf("/changes/table/units", { unit: strength.unitId, quarter: strength.quarter })
      : figureHref(figureOfLine(line), chosen);
  const ofSide = (side: ChangeLine["side"]) => strength.lines.filter((line) => line.side === side);
  return (
    // On paper the drawing stays whole, and its table may go over to the next page.
    <div className="print:[&_figure]:gap-1.5 print:[&_figure]:break-inside-auto print:[&_svg]:max-w-[13.5cm] print:[&_svg]:break-inside-avoid">
      <WaterfallChart
        title={t("chartTitle")}
        description={t("chartDescription")}
        headers={{ step: t("step"), value: t("people") }}
        steps={[
          { key: "opening", label: t("openingMembers"), value: strength.opening.total, kind: "total" },
          ...ofSide("in").map((line) => step(line, "increase")),
          ...ofSide("out").map((line) => step(line, "decrease")),
          { key: "closing", label: t("closingMembers"), value: strength.closing.total, kind: "total" },
        ]}
      />
    </div>
  );
}
