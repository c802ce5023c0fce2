import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/client-messages";
import { LinkButton } from "@/components/link-button";
import { PageFrame } from "@/components/page-frame";
import { Section } from "@/components/section";
import { AddCalendarDayDialog } from "@/features/settings/components/calendar-forms";
import { CalendarList, CalendarMonths } from "@/features/settings/components/calendar-tables";
import { listCalendarDays } from "@/features/settings/queries";
import { calendarAddress } from "@/features/settings/schema";
import { can } from "@/server/access";
import { readPage } from "@/server/page";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("calendar");
  return { title: t("roomTitle") };
}

export default async function CalendarPage({ searchParams }: PageProps<"/calendar">) {
  const { year } = calendarAddress.parse(await searchParams);
  const [t, { days, canEdit }] = await Promise.all([
    getTranslations("calendar"),
    readPage(async (actor) => ({ days: await listCalendarDays(actor, year), canEdit: can(actor, "calendar.edit") })),
  ]);
  return (
    <ClientMessages namespaces={["calendar"]}>
      <PageFrame
        title={t("title", { year: String(year) })}
        summary={t("summary")}
        action={canEdit && <AddCalendarDayDialog />}
      >
        <nav aria-label={t("years")} className="no-print flex flex-wrap gap-3">
          <LinkButton href={`/calendar?year=${year - 1}`} size="small">
            {t("previousYear", { year: String(year - 1) })}
          </LinkButton>
          <LinkButton href={`/calendar?year=${year + 1}`} size="small">
            {t("nextYear", { year: String(year + 1) })}
          </LinkButton>
        </nav>
        <Section title={t("byMonth")}>
          <CalendarMonths year={year} days={days} />
        </Section>
        <Section title={t("days")} summary={t("nextYearNote")}>
          <CalendarList year={year} days={days} canEdit={canEdit} />
        </Section>
      </PageFrame>
    </ClientMessages>
  );
}
