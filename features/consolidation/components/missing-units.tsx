import { useLocale, useTranslations } from "next-intl";
import { FormMessage } from "@/components/form-message";
import { TextLink } from "@/components/text-link";
import { formatQuarter } from "@/lib/format";
import type { Consolidation } from "../queries/read-consolidation";

/** Whose reports the totals do not hold, by name: they are never taken for nought. */
export function MissingUnits({
  consolidation: { missing, asked, counted, quarter, span },
}: {
  consolidation: Consolidation;
}) {
  const t = useTranslations("consolidation.missing");
  const locale = useLocale();
  if (asked === 0) return <FormMessage tone="info">{t("noUnits")}</FormMessage>;
  if (missing.length === 0) return <FormMessage tone="success">{t("none", { asked })}</FormMessage>;
  return (
    <FormMessage tone="warning" title={t("title", { counted, asked })}>
      <details>
        <summary className="min-h-8 font-medium">{t("open", { count: missing.length })}</summary>
        <ul className="mt-1 list-disc columns-2 gap-8 pl-5 max-md:columns-1">
          {missing.map((unit) => (
            <li key={`${unit.quarter} ${unit.unitId}`}>
              {unit.name}{" "}
              <span className="text-ink-soft">
                ({span === "year" && `${formatQuarter(unit.quarter, locale)}: `}
                {t(`states.${unit.state}`)})
              </span>
            </li>
          ))}
        </ul>
        <p className="mt-2">
          <TextLink href={`/reports?quarter=${quarter}&status=notIn`}>{t("openReports")}</TextLink>
        </p>
      </details>
    </FormMessage>
  );
}
