import { useLocale, useTranslations } from "next-intl";
import type { Line } from "../queries/read-line";
import { type Figure, isHeadlineFigure } from "../rules/figures";

/** What a figure is called at the head of its own page. */
export function useFigureName(figure: Figure, line: Line | null): string {
  const t = useTranslations("overview");
  const locale = useLocale();
  if (isHeadlineFigure(figure)) return t(`figures.${figure}.name`);
  return (locale === "en" ? line?.nameEn : line?.nameVi) ?? "";
}
