import { Undo2 } from "lucide-react";
import { getLocale, getTranslations } from "next-intl/server";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { Facts } from "@/components/facts";
import { StatusBadge } from "@/components/status-badge";
import { TextArea } from "@/components/text-area";
import { EVENT_KINDS } from "@/features/reorganisations/rules/events";
import { formatDateTime, formatDay } from "@/lib/format";
import { reverseChangeAction } from "../actions";
import type { TimelineEntry } from "../queries/get-member";
import type { LedgerRow } from "../queries/ledger-sql";
import { ruleOf } from "../rules/events";

interface TimelineProps {
  entries: readonly TimelineEntry[];
  /** The entry that this reader may reverse. */
  reversibleIds: readonly string[];
}

/** A person's entries in the ledger, the latest day first; what was reversed says so and by whom. */
export async function Timeline({ entries, reversibleIds }: TimelineProps) {
  const locale = await getLocale();
  return (
    <ol className="flex flex-col gap-4">
      {entries.toSorted(lastFirst).map(({ entry, reversal }) => (
        <li key={entry.id} className="rounded-control border border-line bg-raised px-5 py-4">
          <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-2">
            <h3 className={`text-h3 ${reversal ? "text-ink-soft line-through" : ""}`}>
              <span className="figures">{formatDay(entry.effectiveOn)}</span> –{" "}
              {locale === "en" ? entry.kindNameEn : entry.kindNameVi}
            </h3>
            {reversibleIds.includes(entry.id) && <ReverseButton entry={entry} />}
          </div>
          <EntryFacts entry={entry} />
          {reversal && <Reversal entry={reversal} />}
        </li>
      ))}
    </ol>
  );
}

// By the day it happened, not by when it came to be known.
function lastFirst({ entry: a }: TimelineEntry, { entry: b }: TimelineEntry): number {
  return b.effectiveOn.localeCompare(a.effectiveOn) || b.seq - a.seq;
}

async function EntryFacts({ entry }: { entry: LedgerRow }) {
  const [t, tr] = await Promise.all([getTranslations("changes"), getTranslations("reorganisations")]);
  const { issuingBody, docType, docNumber, decidedOn } = entry;
  const decision =
    docNumber !== null &&
    decidedOn !== null &&
    t("decisionLine", {
      type: docType ?? "",
      number: docNumber,
      day: formatDay(decidedOn),
      body: issuingBody ?? "",
    });
  const place = placeOf(entry);
  const reorganised = EVENT_KINDS.find((kind) => kind === entry.orgEventKind);
  const facts = [
    { label: place.includes("→") ? t("columns.place") : t("unit"), value: place },
    { label: t("awayPlace"), value: entry.event === "temporary_out" ? (entry.elsewhere ?? "") : "" },
    { label: t("untilOn"), value: entry.untilOn ? formatDay(entry.untilOn) : "" },
    { label: t("columns.decision"), value: decision || "" },
    { label: t("ceremonyOn"), value: entry.ceremonyOn ? formatDay(entry.ceremonyOn) : "" },
    { label: t("preview.officialOn"), value: entry.officialOn ? formatDay(entry.officialOn) : "" },
    { label: t("note"), value: entry.note ?? "" },
    {
      label: t("reorganisation"),
      value: reorganised === undefined ? "" : tr(`kinds.${reorganised}.name`),
    },
    {
      label: t("columns.recorded"),
      value: t("recordedBy", { name: entry.recordedByName, time: formatDateTime(new Date(entry.recordedAt)) }),
    },
  ];
  return (
    <div className="mt-2 text-label sm:[&_dl]:grid-cols-[15rem_1fr]">
      <Facts items={facts.filter((fact) => fact.value !== "")} />
    </div>
  );
}

/** Where an entry leads from and to, in one line. */
export function placeOf(entry: LedgerRow): string {
  if (entry.fromUnitId !== null && entry.fromUnitId === entry.toUnitId) return entry.toUnitName ?? "";
  const { moves } = ruleOf(entry.event);
  const from = entry.fromUnitName ?? (moves === "in" ? entry.elsewhere : null);
  const to = entry.toUnitName ?? (moves === "out" ? entry.elsewhere : null);
  return [from, to].filter(Boolean).join(" → ");
}

async function Reversal({ entry }: { entry: LedgerRow }) {
  const t = await getTranslations("changes");
  return (
    <details className="mt-3 rounded-control bg-sunken px-4 py-3 text-label">
      <summary className="cursor-pointer">
        <StatusBadge tone="warn" icon={<Undo2 aria-hidden className="size-4" />}>
          {t("isReversed")}
        </StatusBadge>
        <span className="ml-3">{t("reversedReason", { reason: entry.reason ?? "" })}</span>
      </summary>
      <p className="mt-2 text-ink-soft">
        {t("recordedBy", { name: entry.recordedByName, time: formatDateTime(new Date(entry.recordedAt)) })}
      </p>
    </details>
  );
}

async function ReverseButton({ entry }: { entry: LedgerRow }) {
  const t = await getTranslations("changes");
  return (
    <ConfirmDialog
      label={t("reverse")}
      title={t("reverseTitle")}
      description={t("reverseText")}
      confirmLabel={t("reverseConfirm")}
      action={reverseChangeAction}
      fields={{ entryId: entry.id }}
      variant="secondary"
      size="small"
      icon={<Undo2 aria-hidden className="size-4" />}
    >
      <TextArea name="reason" label={t("reason")} help={t("reasonHelp")} isRequired maxLength={500} rows={3} />
    </ConfirmDialog>
  );
}
