import { useTranslations } from "next-intl";
import { DataTable } from "@/components/data-table";
import { EmptyState } from "@/components/empty-state";
import { StatusBadge } from "@/components/status-badge";
import { formatDay } from "@/lib/format";
import type { CalendarDay } from "../queries";
import { monthsOf } from "../rules";
import { RemoveCalendarDayDialog } from "./calendar-forms";

/** The year by month: how many days are worked, and which differ from the usual week. */
export function CalendarMonths({ year, days }: { year: number; days: readonly CalendarDay[] }) {
  const t = useTranslations("calendar");
  const months = monthsOf(year, days);
  return (
    <DataTable
      caption={t("monthsOf", { year: String(year) })}
      rows={months}
      rowKey={({ month }) => month}
      columns={[
        {
          key: "month",
          header: t("month"),
          isRowHeader: true,
          width: "w-28",
          cell: ({ month }) => t("monthName", { month }),
          footer: t("inAll"),
        },
        {
          key: "workingDays",
          header: t("workingDays"),
          align: "end",
          width: "w-28",
          cell: ({ workingDays }) => workingDays,
          footer: months.reduce((sum, { workingDays }) => sum + workingDays, 0),
        },
        {
          key: "special",
          header: t("special"),
          cell: (month) => <MonthDays days={month.days} />,
          footer: "",
        },
      ]}
    />
  );
}

function MonthDays({ days }: { days: readonly CalendarDay[] }) {
  const t = useTranslations("calendar");
  if (days.length === 0) return <span className="text-ink-soft">{t("noneSpecial")}</span>;
  const told = ["off", "worked"] as const;
  return (
    <ul>
      {told.map((work) => {
        const these = days.filter(({ isWorking }) => isWorking === (work === "worked"));
        if (these.length === 0) return null;
        const list = these.map(({ day }) => Number(day.slice(8))).join(", ");
        return (
          <li key={work}>
            <span className="text-ink-soft">{t(`works.${work}`)}:</span> {list}
          </li>
        );
      })}
    </ul>
  );
}

interface CalendarListProps {
  year: number;
  days: readonly CalendarDay[];
  canEdit: boolean;
}

/** Every day that differs, with its name and the document it rests on. */
export function CalendarList({ year, days, canEdit }: CalendarListProps) {
  const t = useTranslations("calendar");
  const actions = {
    key: "actions",
    header: t("actions"),
    cell: ({ id, day, isOwn }: CalendarDay) => isOwn && <RemoveCalendarDayDialog id={id} day={formatDay(day)} />,
  };
  return (
    <DataTable
      caption={t("daysOf", { year: String(year) })}
      rows={days}
      rowKey={({ id }) => id}
      empty={<EmptyState title={t("emptyTitle")}>{t("emptyText")}</EmptyState>}
      columns={[
        {
          key: "day",
          header: t("day"),
          isRowHeader: true,
          width: "min-w-40",
          cell: ({ day }) => t("dayOf", { weekday: t(`weekdays.${weekdayOf(day)}`), day: formatDay(day) }),
        },
        {
          key: "work",
          header: t("work"),
          width: "min-w-32",
          cell: ({ isWorking }) => (
            <StatusBadge tone={isWorking ? "info" : "neutral"}>
              {t(`works.${isWorking ? "worked" : "off"}`)}
            </StatusBadge>
          ),
        },
        { key: "name", header: t("name"), width: "min-w-48", cell: ({ name }) => name },
        {
          key: "source",
          header: t("sourceDocument"),
          width: "min-w-56",
          cell: ({ sourceDocument }) => <span className="text-label text-ink-soft">{sourceDocument}</span>,
        },
        {
          key: "enteredBy",
          header: t("enteredBy"),
          width: "min-w-32",
          cell: ({ isOwn }) => t(isOwn ? "own" : "common"),
        },
        ...(canEdit && days.some(({ isOwn }) => isOwn) ? [actions] : []),
      ]}
    />
  );
}

const WEEKDAYS = ["1", "2", "3", "4", "5", "6", "7"] as const;

// 1 January 1970 was a Thursday.
function weekdayOf(day: string): (typeof WEEKDAYS)[number] {
  const number = Date.parse(`${day}T00:00:00Z`) / 86_400_000;
  return WEEKDAYS[(((number + 3) % 7) + 7) % 7] ?? "1";
}
