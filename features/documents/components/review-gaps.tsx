import { getTranslations } from "next-intl/server";
import { FormMessage } from "@/components/form-message";
import { TextLink } from "@/components/text-link";
import type { ReviewData } from "../rules/review-data";

interface ReviewGapsProps {
  data: ReviewData;
  open: readonly string[];
}

/** What is still missing: reports by name, parts of the document's head, chapters for the office to write. */
export async function ReviewGaps({ data, open }: ReviewGapsProps) {
  const t = await getTranslations("documents");
  const { missing, total } = data.reports;
  const { upperBody, issuingBody, docCode, place } = data.head;
  const headGaps = [
    upperBody === null && t("head.upperBody"),
    issuingBody === null && t("head.issuingBody"),
    docCode === null && t("head.docCode"),
    place === null && t("head.place"),
  ].filter((gap) => gap !== false);
  return (
    <div className="flex flex-col gap-4">
      {missing.length > 0 ? (
        <FormMessage tone="warning" title={t("gaps.reports", { missing: missing.length, total })}>
          <ul className="mt-1 list-disc columns-2 gap-8 pl-5 max-md:columns-1">
            {missing.map((name) => (
              <li key={name}>{name}</li>
            ))}
          </ul>
          <p className="mt-2">
            <TextLink href={`/reports?quarter=${data.quarter}&status=missing`}>{t("gaps.openReports")}</TextLink>
          </p>
        </FormMessage>
      ) : (
        <FormMessage tone="success">{t("gaps.allReports", { total })}</FormMessage>
      )}
      {headGaps.length > 0 && (
        <FormMessage tone="warning" title={t("gaps.head")}>
          {headGaps.join("; ")}
        </FormMessage>
      )}
      {open.length > 0 && (
        <FormMessage tone="info" title={t("gaps.chapters")}>
          <ul className="mt-1 list-disc pl-5">
            {open.map((head) => (
              <li key={head} lang="vi">
                {head}
              </li>
            ))}
          </ul>
        </FormMessage>
      )}
    </div>
  );
}
