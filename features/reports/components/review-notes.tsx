import { useLocale, useTranslations } from "next-intl";
import { FormMessage } from "@/components/form-message";
import { TextLink } from "@/components/text-link";
import { formatDateTime, formatNumber } from "@/lib/format";
import type { ReportInFull } from "../queries/get-report";
import type { Review } from "../queries/get-review";
import type { Remark } from "../rules/remarks";

type Report = Pick<ReportInFull, "id" | "status" | "acceptedOrdinal" | "steps" | "figures" | "narratives">;

interface ReturnedNoteProps {
  report: Report;
  /** The flags that are still up, each with the remark it was raised with. */
  flags: readonly Remark[];
}

/** Why a report came back: the reason, who sent it, and the figures that were flagged. */
export function ReturnedNote({ report, flags }: ReturnedNoteProps) {
  const t = useTranslations("reports");
  const step = report.status === "returned" ? report.steps.findLast(({ status }) => status === "returned") : undefined;
  if (!step) return null;
  const isRestating = report.acceptedOrdinal !== null;
  return (
    <FormMessage tone="warning" title={t(isRestating ? "review.reopenedTitle" : "editor.returnedTitle")}>
      <p className="whitespace-pre-wrap">{step.reason}</p>
      <p className="mt-1 text-label text-ink-soft">
        {t("editor.returnedBy", { name: step.byName, at: formatDateTime(step.at) })}
      </p>
      {isRestating && <p className="mt-1">{t("review.countsAsAccepted")}</p>}
      <FlagList report={report} flags={flags} />
    </FormMessage>
  );
}

/** The figures and chapters with a flag that is still up, each with the way to it. */
export function FlagList({ report, flags }: ReturnedNoteProps) {
  const t = useTranslations("reports.review");
  const locale = useLocale();
  if (flags.length === 0) return null;
  const names = new Map<string, string>([
    ...report.figures.map(({ code, name }) => [`figure:${code}`, name[locale]] as const),
    ...report.narratives.map(({ code, title }) => [`narrative:${code}`, title[locale]] as const),
  ]);
  return (
    <>
      <p className="mt-2 font-semibold">{t("flags", { count: flags.length })}</p>
      <ul className="mt-1 list-disc space-y-1 pl-5">
        {flags.map(({ id, field, body, byName }) => (
          <li key={id}>
            <TextLink href={`#${field.replace(":", "-")}`}>{names.get(field) ?? t("wholeReport")}</TextLink>: {body}{" "}
            <span className="text-ink-soft">({byName})</span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** What a collecting unit's sums rest on, with the branches that are in none of them by name. */
export function BranchesNote({ branches }: Pick<Review, "branches">) {
  const t = useTranslations("reports.branches");
  if (!branches) return null;
  const { accepted, branches: all, missing } = branches;
  return (
    <FormMessage
      tone={missing.length > 0 ? "warning" : "info"}
      title={t("from", { count: formatNumber(accepted), total: formatNumber(all) })}
    >
      <p>{t("text")}</p>
      {missing.length > 0 && <p className="mt-1">{t("missing", { names: missing.join("; ") })}</p>}
    </FormMessage>
  );
}

/** Where the quarter's lock leaves this report. */
export function LockNote({ report, review }: { report: Report; review: Pick<Review, "quarterState" | "isLocked"> }) {
  const t = useTranslations("reports.review");
  if (review.isLocked) return <FormMessage tone="info">{t("locked")}</FormMessage>;
  if (review.quarterState === "locked") return <FormMessage tone="warning">{t("lockedOpen")}</FormMessage>;
  if (review.quarterState === "reopened" && report.status === "accepted")
    return <FormMessage tone="info">{t("reopenedNote")}</FormMessage>;
  return null;
}
