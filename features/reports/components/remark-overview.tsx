"use client";

import { Flag } from "lucide-react";
import { useTranslations } from "next-intl";
import { formatDateTime } from "@/lib/format";
import { type Remark, WHOLE_REPORT } from "../rules/remarks";
import { RemarkButton } from "./remark-button";

interface RemarkOverviewProps {
  reportId: string;
  /** The flags that are up, each with the remark that raised it. */
  flags: readonly Remark[];
  /** The names of the fields, by their keys. */
  labels: Readonly<Record<string, string>>;
}

/** At the head of a report: what is flagged in it, and remarks on the whole of it. */
export function RemarkOverview({ reportId, flags, labels }: RemarkOverviewProps) {
  const t = useTranslations("reports.remarks");
  const nameOf = (field: string) => labels[field] ?? t("whole");
  return (
    <section aria-label={t("flags")} className="no-print flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-x-3">
        <h2 className="text-label font-semibold">
          {flags.length === 0 ? t("noFlags") : t("flagCount", { count: flags.length })}
        </h2>
        <span className="flex items-center text-label text-ink-soft">
          {t("wholeShort")}
          <RemarkButton reportId={reportId} field={WHOLE_REPORT} label={t("whole")} />
        </span>
      </div>
      {flags.length > 0 && (
        <ul className="divide-y divide-line rounded-control border border-line bg-raised">
          {flags.map(({ id, field, body, byName, at }) => (
            <li key={id} className="flex items-start gap-3 px-4 py-2.5">
              <Flag aria-hidden className="mt-1 size-4.5 shrink-0 text-red" />
              <div className="min-w-0 flex-1">
                <p className="font-medium">{nameOf(field)}</p>
                <p className="whitespace-pre-wrap">{body}</p>
                <p className="text-small text-ink-soft">{t("by", { name: byName, at: formatDateTime(at) })}</p>
              </div>
              <RemarkButton reportId={reportId} field={field} label={nameOf(field)} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
