import { List } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { LinkButton } from "@/components/link-button";
import { PageFrame } from "@/components/page-frame";
import { formatQuarter } from "@/lib/format";
import type { FigureByUnit } from "../queries/get-figure";
import { recordsHref } from "../rules/addresses";
import { useFigureName } from "./figure-name";
import { placeCrumbs } from "./place-crumbs";
import { ShareTable } from "./share-table";

/** The units a figure is made of. */
export function FigurePage({ byUnit }: { byUnit: FigureByUnit }) {
  const t = useTranslations("overview.shares");
  const locale = useLocale();
  const { figure, line, quarter, place, shares, total } = byUnit;
  const name = useFigureName(figure, line);
  return (
    <PageFrame
      title={t("heading", { figure: name, quarter: formatQuarter(quarter, locale) })}
      breadcrumbs={placeCrumbs(place, quarter, [{ label: name }])}
      summary={t("summary", { unit: place.name, units: shares.length })}
      action={
        total.plus + total.minus > 0 && (
          <LinkButton
            href={recordsHref(figure, { quarter, unitId: place.id })}
            icon={<List aria-hidden className="size-4.5" />}
          >
            {t("openAll", { records: total.plus + total.minus })}
          </LinkButton>
        )
      }
    >
      <ShareTable byUnit={byUnit} />
    </PageFrame>
  );
}
