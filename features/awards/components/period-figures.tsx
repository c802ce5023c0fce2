import { getLocale, getTranslations } from "next-intl/server";
import { Stat, StatRow } from "@/components/stat";
import { formatNumber } from "@/lib/format";
import { readPage } from "@/server/page";
import { countAwards } from "../queries/count-awards";
import { awardsHref, periodOf } from "../rules";
import type { AwardFilter } from "../schema";

/** What was awarded in the quarter asked for, by form; each figure opens to its recipients. */
export async function PeriodFigures({ filter }: { filter: AwardFilter }) {
  const { quarter } = periodOf(filter.quarter);
  if (quarter === undefined) return null;
  const [t, locale, counts] = await Promise.all([
    getTranslations("awards"),
    getLocale(),
    readPage((actor) => countAwards(actor, { unitId: filter.unit, quarter })),
  ]);
  const given = counts.forms.filter(({ collective, individual }) => collective + individual > 0);
  return (
    <StatRow>
      <Stat label={t("figures.total")} value={formatNumber(counts.total)} note={t("figures.totalNote")} />
      {given.map((form) => (
        <Stat
          key={form.form}
          label={locale === "vi" ? form.nameVi : form.nameEn}
          value={formatNumber(form.collective + form.individual)}
          note={t("figures.split", { collective: form.collective, individual: form.individual })}
          href={awardsHref({ quarter, unit: filter.unit, form: form.form })}
        />
      ))}
      {counts.badgesTotal > 0 && (
        <Stat
          label={t("figures.badges")}
          value={formatNumber(counts.badgesTotal)}
          note={counts.badges.map(({ mark, people }) => t("figures.badge", { mark, people })).join(" · ")}
          href={awardsHref({ quarter, unit: filter.unit, form: "party_badge" })}
        />
      )}
    </StatRow>
  );
}
