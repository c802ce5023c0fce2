import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { FormMessage } from "@/components/form-message";
import { PageFrame } from "@/components/page-frame";
import { RuleTrialTable } from "@/features/reports/components/rule-trial";
import { tryRules } from "@/features/reports/queries/try-rules";
import { formatNumber, formatQuarter } from "@/lib/format";
import { isQuarter } from "@/lib/quarter";
import { readPage } from "@/server/page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("forms.trial"))("title") };
}

export default async function RuleTrialPage({ params, searchParams }: PageProps<"/forms/[formId]/trial">) {
  const [{ formId }, { quarter }] = await Promise.all([params, searchParams]);
  const asked = [quarter ?? []].flat().filter(isQuarter);
  const trial = await readPage((actor) => tryRules(actor, formId, asked));
  const [t, tf, locale] = await Promise.all([getTranslations("forms.trial"), getTranslations("forms"), getLocale()]);
  const quarters = trial.quarters.map((one) => formatQuarter(one, locale)).join(", ");
  return (
    <PageFrame
      title={t("title")}
      summary={t("summary")}
      breadcrumbs={[
        { label: tf("title"), href: "/forms" },
        { label: t("version", { version: trial.version }), href: `/forms/${formId}?part=rules` },
        { label: t("title") },
      ]}
    >
      {trial.reports === 0 ? (
        <FormMessage tone="info">{t("noReports")}</FormMessage>
      ) : (
        <>
          <p>{t("tried", { count: formatNumber(trial.reports), quarters })}</p>
          <RuleTrialTable trial={trial} />
        </>
      )}
    </PageFrame>
  );
}
