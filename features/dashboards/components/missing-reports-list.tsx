import { useLocale, useTranslations } from "next-intl";
import { formatQuarter } from "@/lib/format";
import type { MissingReports } from "../queries/get-tasks";
import { DueMark } from "./due-mark";
import { WorkRow, WorkRows } from "./work-row";

/** For those who receive reports: the quarters not all are in for, each the way to the units. */
export function MissingReportsList({ missing }: { missing: readonly MissingReports[] }) {
  const t = useTranslations("tasks");
  const locale = useLocale();
  return (
    <WorkRows>
      {missing.map(({ quarter, dueOn, total, missing: count }) => (
        <WorkRow
          key={quarter}
          title={formatQuarter(quarter, locale)}
          detail={t("missingDetail", { missing: count, total })}
          marks={<DueMark dueOn={dueOn} />}
          href={`/reports?quarter=${quarter}`}
          action={t("missingAll")}
        />
      ))}
    </WorkRows>
  );
}
