import { getTranslations } from "next-intl/server";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { DataTable } from "@/components/data-table";
import { StatusBadge } from "@/components/status-badge";
import { TextField } from "@/components/text-field";
import { TextLink } from "@/components/text-link";
import { formatDateTime, formatNumber } from "@/lib/format";
import { removeMappingAction, renameMappingAction } from "../actions";
import type { ImportStatus } from "../queries/get-import";
import type { ListedImport, SavedMapping } from "../queries/list-imports";

export const STATUS_TONES = {
  reading: "info",
  mapping: "info",
  checked: "warn",
  applying: "info",
  applied: "good",
  cancelled: "neutral",
  failed: "bad",
} as const satisfies Record<ImportStatus, string>;

export async function ImportList({ imports }: { imports: readonly ListedImport[] }) {
  const t = await getTranslations("members.import");
  return (
    <DataTable
      caption={t("recentCaption")}
      isCaptionHidden
      isWide
      rows={imports}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "file",
          header: t("fileName"),
          isRowHeader: true,
          width: "min-w-48",
          cell: ({ id, fileName }) => <TextLink href={`/members/import/${id}`}>{fileName}</TextLink>,
        },
        { key: "unit", header: t("unit"), width: "min-w-56", cell: ({ unitName }) => unitName },
        {
          key: "status",
          header: t("status"),
          cell: ({ status }) => <StatusBadge tone={STATUS_TONES[status]}>{t(`statuses.${status}`)}</StatusBadge>,
        },
        { key: "rows", header: t("rows"), align: "end", cell: ({ rowsTotal }) => formatNumber(rowsTotal) },
        {
          key: "written",
          header: t("written"),
          align: "end",
          cell: ({ rowsDone, status }) => (status === "applied" ? formatNumber(rowsDone) : "–"),
        },
        { key: "when", header: t("when"), align: "end", cell: ({ createdAt }) => formatDateTime(createdAt) },
        { key: "who", header: t("who"), width: "min-w-40", cell: ({ createdByName }) => createdByName },
      ]}
    />
  );
}

/** The kept ways of reading files, to rename or remove. */
export async function MappingList({ mappings }: { mappings: readonly SavedMapping[] }) {
  const t = await getTranslations("members.import");
  return (
    <DataTable
      caption={t("mappingsCaption")}
      isCaptionHidden
      isWide
      rows={mappings}
      rowKey={({ id }) => id}
      columns={[
        { key: "name", header: t("mappingName"), isRowHeader: true, width: "min-w-48", cell: ({ name }) => name },
        {
          key: "columns",
          header: t("mappingColumns"),
          width: "min-w-64",
          cell: ({ columns }) => Object.keys(columns).join(", "),
        },
        {
          key: "change",
          header: t("mappingChange"),
          cell: ({ id, name }) => (
            <span className="flex flex-wrap gap-2">
              <ConfirmDialog
                label={t("rename")}
                title={t("renameTitle")}
                description={name}
                confirmLabel={t("rename")}
                action={renameMappingAction}
                fields={{ mappingId: id }}
                size="small"
              >
                <TextField name="name" label={t("mappingName")} defaultValue={name} isRequired maxLength={120} />
              </ConfirmDialog>
              <ConfirmDialog
                label={t("remove")}
                title={t("removeTitle", { name })}
                description={t("removeText")}
                confirmLabel={t("remove")}
                action={removeMappingAction}
                fields={{ mappingId: id }}
                size="small"
                confirmVariant="danger"
              />
            </span>
          ),
        },
      ]}
    />
  );
}
