import { Building2 } from "lucide-react";
import { getLocale, getTranslations } from "next-intl/server";
import { DataTable } from "@/components/data-table";
import { StatusBadge } from "@/components/status-badge";
import { addDays, today } from "@/lib/dates";
import { formatDay } from "@/lib/format";
import type { EditableKind, KindIndicator } from "../queries/list-kinds-for-edit";
import type { Direction } from "../rules/own-kinds";
import { EndKindDialog, RenameKindDialog } from "./change-kind-dialogs";

interface ChangeKindTableProps {
  direction: Direction;
  kinds: readonly EditableKind[];
  indicators: readonly KindIndicator[];
}

/** The kinds of one direction by their lines; the office's own can be renamed and ended. */
export async function ChangeKindTable({ direction, kinds, indicators }: ChangeKindTableProps) {
  const [t, locale] = await Promise.all([getTranslations("changeKinds"), getLocale()]);
  const isEnglish = locale === "en";
  const rows = kinds
    .filter((kind) => kind.direction === direction)
    .toSorted((a, b) => (a.lines[0] ?? "").localeCompare(b.lines[0] ?? "", "en", { numeric: true }));
  const indicatorOf = (code: string) => {
    const found = indicators.find((one) => one.code === code);
    return found === undefined ? code : isEnglish ? found.nameEn : found.nameVi;
  };
  const actions = {
    key: "actions",
    header: t("actions"),
    width: "min-w-36",
    cell: (kind: EditableKind) =>
      kind.isOwn && (
        <span className="flex flex-col items-start gap-2">
          <RenameKindDialog kind={kind} />
          <EndKindDialog kind={kind} name={isEnglish ? kind.nameEn : kind.nameVi} />
        </span>
      ),
  };
  return (
    <DataTable
      caption={t("tableOf", { group: t(`groups.${direction}`) })}
      rows={rows}
      rowKey={({ code }) => code}
      columns={[
        { key: "line", header: t("line"), width: "w-20", cell: ({ lines }) => lines.join(", ") },
        {
          key: "name",
          header: t("name"),
          isRowHeader: true,
          width: "min-w-64",
          cell: (kind) => <KindName kind={kind} name={isEnglish ? kind.nameEn : kind.nameVi} />,
        },
        {
          key: "conditions",
          header: t("conditions"),
          width: "min-w-36",
          cell: (kind) => (
            <>
              {t(`standings.${kind.standing}`)}
              <span className="block text-label text-ink-soft">
                {t(`decisions.${kind.needsDecision ? "yes" : "no"}`)}
              </span>
            </>
          ),
        },
        {
          key: "indicator",
          header: t("indicator"),
          width: "min-w-36",
          cell: (kind) => kind.indicators.map(indicatorOf).join("; ") || "–",
        },
        {
          key: "source",
          header: t("force"),
          width: "min-w-56",
          cell: (kind) => (
            <>
              <Force kind={kind} words={{ from: t("inForceFrom"), to: t("inForceTo"), ended: t("isEnded") }} />
              <span className="block text-label text-ink-soft">{kind.sourceDocument}</span>
            </>
          ),
        },
        ...(rows.some(({ isOwn }) => isOwn) ? [actions] : []),
      ]}
    />
  );
}

async function KindName({ kind, name }: { kind: EditableKind; name: string }) {
  const t = await getTranslations("changeKinds");
  const event = t(`events.${kind.event}`);
  const more = [
    ...(event === name ? [] : [t("caseOf", { event })]),
    ...(kind.scope === "none" ? [] : [t(`scopes.${kind.scope}`)]),
  ];
  return (
    <>
      {name}{" "}
      {kind.isOwn && (
        <StatusBadge tone="info" icon={<Building2 aria-hidden className="size-4" />}>
          {t("own")}
        </StatusBadge>
      )}
      {more.length > 0 && <span className="block text-label font-normal text-ink-soft">{more.join(" · ")}</span>}
    </>
  );
}

const ALWAYS = "1930-02-03";

function Force({ kind, words }: { kind: EditableKind; words: Record<"from" | "to" | "ended", string> }) {
  const { effectiveFrom, effectiveTo } = kind;
  return (
    <>
      {effectiveFrom > ALWAYS && (
        <span className="block text-label">
          {words.from} {formatDay(effectiveFrom)}
        </span>
      )}
      {effectiveTo !== null && (
        <span className="block text-label">
          {words.to} {formatDay(addDays(effectiveTo, -1))}
        </span>
      )}
      {effectiveTo !== null && effectiveTo <= today() && <StatusBadge tone="neutral">{words.ended}</StatusBadge>}
    </>
  );
}
