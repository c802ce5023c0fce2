"use client";

import { useTranslations } from "next-intl";
import { DataTable } from "@/components/data-table";
import { StatusBadge } from "@/components/status-badge";
import { formatDay, formatNumber } from "@/lib/format";
import type { PreviewShown } from "../rules/preview";

type Unit = PreviewShown["units"][number];
type Side = Unit["before"];

/** The units concerned and those above them, before and after. */
export function PreviewUnits({ preview }: { preview: PreviewShown }) {
  const t = useTranslations("reorganisations.preview");
  const hidden = preview.unitsInAll - preview.units.length;
  return (
    <>
      <DataTable
        caption={t("unitsTable", { day: formatDay(preview.day) })}
        rows={preview.units}
        rowKey={(unit) => unit.unitId}
        columns={[
          {
            key: "name",
            header: t("unit"),
            isRowHeader: true,
            width: "min-w-52",
            cell: (unit) => <UnitName unit={unit} />,
          },
          { key: "parent", header: t("parent"), width: "min-w-44", cell: (unit) => <Parent unit={unit} /> },
          { key: "before", header: t("before"), align: "end", cell: ({ before }) => strength(before) },
          { key: "after", header: t("after"), align: "end", cell: ({ after }) => strength(after) },
          { key: "parts", header: t("parts"), align: "end", cell: ({ after }) => parts(after) },
          { key: "becomes", header: t("becomes"), cell: (unit) => <Becomes unit={unit} /> },
        ]}
      />
      {hidden > 0 && <p className="text-label text-ink-soft">{t("moreUnits", { count: hidden })}</p>}
    </>
  );
}

function UnitName({ unit: { before, after } }: { unit: Unit }) {
  const t = useTranslations("reorganisations.preview");
  if (before && after && before.name !== after.name) {
    return (
      <>
        {after.name}
        <span className="block text-small font-normal text-ink-soft">{t("formerName", { name: before.name })}</span>
      </>
    );
  }
  return (after ?? before)?.name;
}

function Parent({ unit: { before, after } }: { unit: Unit }) {
  const t = useTranslations("reorganisations.preview");
  if (before && after && before.parentName !== after.parentName) {
    return (
      <>
        {after.parentName}
        <span className="block text-small text-ink-soft">{t("formerParent", { name: before.parentName ?? "–" })}</span>
      </>
    );
  }
  return (after ?? before)?.parentName ?? "–";
}

function Becomes({ unit: { before, after } }: { unit: Unit }) {
  const t = useTranslations("reorganisations.preview");
  if (!before) return <StatusBadge tone="good">{t("isNew")}</StatusBadge>;
  if (!after) return <StatusBadge tone="warn">{t("isClosed")}</StatusBadge>;
  if (before.parentName !== after.parentName) return <StatusBadge tone="info">{t("isMoved")}</StatusBadge>;
  if (before.kindNameVi !== after.kindNameVi) return <StatusBadge tone="info">{t("isOtherKind")}</StatusBadge>;
  if (before.name !== after.name) return <StatusBadge tone="info">{t("isRenamed")}</StatusBadge>;
  return <span className="text-ink-soft">{t("isSame")}</span>;
}

function strength(side: Side): string {
  return side === null ? "–" : formatNumber(side.official + side.probationary);
}

function parts(side: Side): string {
  return side === null ? "–" : `${formatNumber(side.official)} / ${formatNumber(side.probationary)}`;
}

/** Who goes from where to where: the lines G10 and T8 of the increase/decrease table. */
export function PreviewMoves({ preview }: { preview: PreviewShown }) {
  const t = useTranslations("reorganisations.preview");
  return (
    <DataTable
      caption={t("movesTable")}
      isCaptionHidden={false}
      rows={preview.moves}
      rowKey={(move) => `${move.from ?? ""}>${move.to ?? ""}`}
      columns={[
        { key: "from", header: t("from"), isRowHeader: true, width: "min-w-44", cell: (move) => move.from },
        { key: "to", header: t("to"), width: "min-w-44", cell: (move) => move.to },
        { key: "official", header: t("official"), align: "end", cell: (move) => formatNumber(move.official) },
        {
          key: "probationary",
          header: t("probationary"),
          align: "end",
          cell: (move) => formatNumber(move.probationary),
        },
      ]}
    />
  );
}
