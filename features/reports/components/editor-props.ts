import type { ReportInFull } from "../queries/get-report";
import type { EditedFigure } from "./figure-row";
import { bySection, figureText, type NamedSection, namedSection } from "./figure-text";
import type { EditedSection } from "./narrative-field";

type Locale = "vi" | "en";

/** The plain fields that the editor in the browser needs of a report, in the reader's language. */
export function editorProps(
  report: Pick<ReportInFull, "figures" | "narratives">,
  locale: Locale,
  titleOf: (section: NamedSection) => string,
) {
  const groups = bySection(report.figures).map(([section, figures]) => ({
    key: section,
    title: titleOf(namedSection(section)),
    figures: figures.map((figure): EditedFigure => {
      const { code, kind, computed, value, numerator, denominator, remark, reason, version, recordsHref, previous } =
        figure;
      const entry = { value, numerator, denominator, remark, reason };
      const names = { name: figure.name[locale], measure: figure.measure[locale] };
      return {
        code,
        kind,
        computed,
        version,
        recordsHref,
        ...entry,
        ...names,
        previous: previous && figureText(previous),
      };
    }),
  }));
  const sections = report.narratives.map(({ code, title, guidance, isRequired, body, version }): EditedSection => {
    return { code, title: title[locale], guidance: guidance[locale], isRequired, body, version };
  });
  return { groups, sections };
}
