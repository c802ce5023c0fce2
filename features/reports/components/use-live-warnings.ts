"use client";

import { useLocale, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import type { Texts } from "@/components/data-grid/grid-state";
import { formatNumber } from "@/lib/format";
import { type Bilingual, BLANK_ENTRY, type Figure } from "../rules/figures";
import type { Finding } from "../rules/finding-kinds";
import type { Checkable } from "../rules/findings";
import type { EditedFigure } from "./edited-figure";
import { entryOf } from "./figure-entry";

/** What the figures are judged by, apart from themselves. */
export type Judging = Omit<Checkable, "figures" | "narratives">;

interface Live {
  readonly figures: readonly EditedFigure[];
  readonly texts: Texts;
  readonly isCumulative: boolean;
  readonly judging: Judging;
}

// Judged when the typing rests, and by code that is fetched only then: a key never waits for it.
const REST = 300;

/** What to look at once more, by figure in their order, as one types. Told only: nothing of it keeps anyone from typing. */
export function useLiveWarnings({ figures, texts, isCumulative, judging }: Live): readonly (string | null)[] {
  const say = useWarningText(figures);
  const [warnings, setWarnings] = useState<readonly (string | null)[]>([]);
  useEffect(() => {
    let isStale = false;
    const judge = async () => {
      const { findingsOf } = await import("../rules/findings");
      if (isStale) return;
      const current = figures.map((figure, row) => asFigure(figure, entryOf(texts[row] ?? [], figure, isCumulative)));
      const findings = findingsOf({ ...judging, figures: current, narratives: [] });
      setWarnings(figures.map(({ code }) => findings.flatMap((one) => say(one, code) ?? []).join(" ") || null));
    };
    const timer = setTimeout(() => void judge(), REST);
    return () => {
      isStale = true;
      clearTimeout(timer);
    };
  }, [figures, texts, isCumulative, judging, say]);
  return warnings;
}

function both(text: string): Bilingual {
  return { vi: text, en: text };
}

function asFigure(figure: EditedFigure, entry: ReturnType<typeof entryOf>): Figure {
  const { name, measure, guidance, computedRatio } = figure;
  const ratio = entry?.numerator === null && entry.denominator === null ? computedRatio : null;
  const words = { name: both(name), measure: both(measure), guidance: both(guidance), group: both(""), section: "" };
  return { ...figure, ...words, hasTarget: figure.target !== null, ...(entry ?? BLANK_ENTRY), ...ratio };
}

/** The sentence that a finding adds beside a figure; null for what is no news there. */
function useWarningText(figures: readonly EditedFigure[]) {
  const t = useTranslations("reports.editor.warnings");
  const locale = useLocale();
  const [say] = useState(() => {
    const nameOf = (code: string) => figures.find((figure) => figure.code === code)?.name ?? code;
    return (finding: Finding, code: string): string | null => {
      if (finding.kind === "rule") return finding.figures[0] === code ? finding.message[locale] : null;
      if (!("figure" in finding) || finding.figure !== code) return null;
      switch (finding.kind) {
        case "partAbove":
          return t("partAbove", { whole: nameOf(finding.whole), figure: formatNumber(finding.reported) });
        case "outlier":
          return t("outlier", { usual: `${formatNumber(finding.usual)}${finding.isRatio ? "%" : ""}` });
        case "ratioDiffers": {
          const [numerator, denominator] = [formatNumber(finding.numerator), formatNumber(finding.denominator)];
          return t("ratioDiffers", { ratio: `${numerator}/${denominator}` });
        }
        case "zeroDenominator":
          return t("zeroDenominator");
        case "balance":
          return t("balance", { expected: formatNumber(finding.expected) });
        case "standings":
          return t("standings", { sum: formatNumber(finding.sum) });
        case "unexplained":
        case "halfRatio":
        case "requiredFigure":
        case "blankFigure":
          return null;
        default:
          return finding satisfies never;
      }
    };
  });
  return say;
}
