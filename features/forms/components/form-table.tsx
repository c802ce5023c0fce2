import { getLocale, getTranslations } from "next-intl/server";
import { DataTable } from "@/components/data-table";
import { TextLink } from "@/components/text-link";
import { formatDateTime, formatQuarter } from "@/lib/format";
import type { ListedForm } from "../queries/list-forms";
import { isFromTheStart } from "../rules/versions";
import { FormStateBadge } from "./form-state-badge";

/** The versions of the office's form, drafts first. */
export async function FormTable({ forms }: { forms: readonly ListedForm[] }) {
  const [t, locale] = await Promise.all([getTranslations("forms"), getLocale()]);
  return (
    <DataTable
      caption={t("listCaption")}
      rows={forms}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "version",
          header: t("version"),
          isRowHeader: true,
          width: "min-w-48",
          cell: ({ id, version, state, isShipped }) => (
            <>
              <TextLink href={`/forms/${id}`}>
                {t(state === "draft" ? "draftName" : "versionName", { version })}
              </TextLink>
              {isShipped && <span className="block text-label font-normal text-ink-soft">{t("shipped")}</span>}
            </>
          ),
        },
        { key: "state", header: t("state"), width: "min-w-36", cell: ({ state }) => <FormStateBadge state={state} /> },
        {
          key: "from",
          header: t("effectiveFrom"),
          width: "min-w-32",
          cell: ({ effectiveFrom }) =>
            isFromTheStart(effectiveFrom) ? t("fromTheStart") : formatQuarter(effectiveFrom, locale),
        },
        {
          key: "size",
          header: t("size"),
          width: "min-w-40",
          cell: ({ indicators, chapters }) => t("sizeText", { indicators, chapters }),
        },
        {
          key: "source",
          header: t("sourceDocument"),
          width: "min-w-56",
          cell: ({ sourceDocument, publishedAt }) => (
            <>
              {sourceDocument || "–"}
              {publishedAt && (
                <span className="block text-label text-ink-soft">
                  {t("publishedAt", { at: formatDateTime(publishedAt) })}
                </span>
              )}
            </>
          ),
        },
      ]}
    />
  );
}
