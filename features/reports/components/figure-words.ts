"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { formatNumber } from "@/lib/format";
import type { FigureWords } from "./figure-shape";

/** What the grid says of what is typed, in the reader's language. */
export function useFigureWords(): FigureWords {
  const t = useTranslations("reports.editor");
  return useMemo(
    () => ({
      yes: t("yes"),
      no: t("no"),
      unreadable: (why, decimals) => {
        if (why === "tooLarge") return t("tooLarge");
        if (why === "tooManyPlaces") return t("tooManyPlaces", { places: decimals });
        return decimals === 0 ? t("notANumber") : t("notADecimal");
      },
      tooLong: (limit) => t("tooLong", { limit: formatNumber(limit) }),
      notYesNo: t("notYesNo"),
      belowEarlier: (earlier) => t("belowEarlier", { earlier }),
      rounded: (figure, words) => t("rounded", { figure, words }),
    }),
    [t],
  );
}
