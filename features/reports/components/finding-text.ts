import { useLocale, useTranslations } from "next-intl";
import { formatNumber, formatPercent, formatSigned } from "@/lib/format";
import type { Finding } from "../rules/finding-kinds";
import type { Bilingual } from "../rules/figures";

interface Named {
  readonly figures: readonly { readonly code: string; readonly name: Bilingual; readonly partOf: string | null }[];
  readonly narratives: readonly { readonly code: string; readonly title: Bilingual }[];
}

/** The name of an indicator or a chapter in the reader's language, of a breakdown after that of its whole. */
export function useNames({ figures, narratives }: Named): (code: string) => string {
  const locale = useLocale();
  const names = new Map<string, string>();
  for (const { code, title } of narratives) names.set(code, title[locale]);
  for (const { code, name, partOf } of figures) {
    const whole = partOf === null ? undefined : names.get(partOf);
    names.set(code, whole === undefined ? name[locale] : `${whole} ${name[locale]}`);
  }
  return (code) => names.get(code) ?? code;
}

/** A finding in the reader's words. */
export function useFindingText(report: Named): (finding: Finding) => string {
  const t = useTranslations("reports.findings");
  const locale = useLocale();
  const nameOf = useNames(report);
  return (finding) => {
    switch (finding.kind) {
      case "unexplained":
        return t("unexplained", {
          name: nameOf(finding.figure),
          reported: formatNumber(finding.reported),
          computed: formatNumber(finding.computed),
        });
      case "halfRatio":
      case "zeroDenominator":
      case "requiredFigure":
      case "blankFigure":
        return t(finding.kind, { name: nameOf(finding.figure) });
      case "requiredSection":
      case "blankSection":
        return t(finding.kind, { name: nameOf(finding.section) });
      case "ratioDiffers": {
        const { numerator, denominator } = finding;
        const share = `${formatNumber(numerator)}/${formatNumber(denominator)} (${formatPercent(numerator, denominator)})`;
        return t("ratioDiffers", { name: nameOf(finding.figure), computed: share });
      }
      case "partAbove":
        return t("partAbove", {
          name: nameOf(finding.figure),
          part: formatNumber(finding.part),
          whole: nameOf(finding.whole),
          reported: formatNumber(finding.reported),
        });
      case "rule":
        return finding.message[locale];
      case "outlier": {
        const shown = (value: number) =>
          finding.isRatio ? formatPercent(value, 100) : formatNumber(Math.round(value * 10) / 10);
        const words = { name: nameOf(finding.figure), reported: shown(finding.reported), usual: shown(finding.usual) };
        return t(finding.against === "own" ? "outlierOwn" : "outlierPeers", { ...words, count: finding.count });
      }
      case "balance": {
        const sums = { expected: formatNumber(finding.expected), reported: formatNumber(finding.reported) };
        return finding.others === 0
          ? t("balance", sums)
          : t("balanceOthers", { ...sums, others: formatSigned(finding.others) });
      }
      case "standings":
        return t("standings", { sum: formatNumber(finding.sum), reported: formatNumber(finding.reported) });
      default:
        return finding satisfies never;
    }
  };
}
