import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { LinkButton } from "@/components/link-button";
import type { ReportInFull } from "../queries/get-report";
import type { Review } from "../queries/get-review";
import type { Remark } from "../rules/remarks";
import { FootBar } from "./foot-bar";
import { ReopenReport, ReviewActions } from "./review-actions";

interface ReviewBarProps {
  report: ReportInFull;
  review: Review;
  flags: readonly Remark[];
}

/** A reviewer's decision, and the way to the reports that wait before and after this one. */
export function ReviewBar({ report, review, flags }: ReviewBarProps) {
  const t = useTranslations("reports.review");
  const { previous, next } = report.neighbours;
  const isWaiting = report.status === "submitted";
  if (!isWaiting && !review.mayReopen && previous === null && next === null) return null;
  return (
    <FootBar>
      <nav aria-label={t("neighbours")} className="flex flex-wrap gap-3">
        {previous && (
          <LinkButton href={`/reports/${previous}`} icon={<ChevronLeft aria-hidden className="size-4.5" />}>
            {t("previous")}
          </LinkButton>
        )}
        {next && (
          <LinkButton href={`/reports/${next}`} icon={<ChevronRight aria-hidden className="size-4.5" />}>
            {t("next")}
          </LinkButton>
        )}
      </nav>
      <div className="flex flex-wrap items-center gap-3">
        {isWaiting && <ReviewActions report={report} review={review} flags={flags} />}
        {review.mayReopen && <ReopenReport report={report} />}
      </div>
    </FootBar>
  );
}
