import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { LinkButton } from "@/components/link-button";
import type { ReportInFull } from "../queries/get-report";
import { FootBar } from "./foot-bar";
import { ReviewActions } from "./review-actions";

/** A reviewer's decision, and the way to the reports that wait before and after this one. */
export function ReviewBar({ report }: { report: ReportInFull }) {
  const t = useTranslations("reports.review");
  const { previous, next } = report.neighbours;
  const isWaiting = report.status === "submitted";
  if (!isWaiting && previous === null && next === null) return null;
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
      {isWaiting && (
        <div className="flex flex-wrap items-center gap-3">
          <ReviewActions report={report} />
        </div>
      )}
    </FootBar>
  );
}
