import { getLocale, getTranslations } from "next-intl/server";
import { EmptyState } from "@/components/empty-state";
import { Facts } from "@/components/facts";
import { LinkButton } from "@/components/link-button";
import { Section } from "@/components/section";
import { formatDay } from "@/lib/format";
import type { UnitPositions } from "../queries/list-positions";
import type { TermRow } from "../queries/list-terms";
import type { PositionRow } from "../queries/position-sql";
import { inGroups, isHeldOn } from "../rules/bodies";
import { HolderName } from "./holder-name";
import { HolderWarnings } from "./holder-warnings";
import { PositionTable } from "./position-table";
import { bodyName, positionName } from "./position-words";

interface CommitteeSectionProps {
  unitId: string;
  onDay: string;
  positions: UnitPositions;
  terms: readonly TermRow[];
  canRecord: boolean;
}

/** The bodies of a unit and who held what in them on a day; those who held it before are folded away. */
export async function CommitteeSection(props: CommitteeSectionProps) {
  const { unitId, onDay, positions, terms, canRecord } = props;
  const t = await getTranslations("positions");
  const held = positions.rows.filter((row) => isHeldOn(row, onDay));
  const past = positions.rows.filter((row) => row.validTo !== null && row.validTo <= onDay);
  const term = terms.find((one) => isHeldOn(one, onDay));
  const day = formatDay(onDay);
  return (
    <Section
      id="committee"
      title={t("committee")}
      summary={
        term === undefined
          ? t("committeeOn", { day })
          : t("committeeOfTerm", { day, term: term.ordinal, years: term.years })
      }
      action={
        <>
          {canRecord && <LinkButton href={`/org-units/${unitId}/positions/new`}>{t("record")}</LinkButton>}
          <LinkButton href={`/org-units/${unitId}/positions`}>{t("fullList")}</LinkButton>
        </>
      }
    >
      <HolderWarnings rows={held} canRecord={canRecord} />
      {held.length === 0 ? (
        <EmptyState title={t("nobody")}>{t("nobodyText")}</EmptyState>
      ) : (
        <div className="gap-5 lg:columns-2">
          {inGroups(held, (row) => row.bodyKind).map((rows) => (
            <Body key={rows[0].bodyKind} rows={rows} />
          ))}
        </div>
      )}
      {past.length > 0 && (
        <details className="no-print">
          <summary className="cursor-pointer py-2 font-medium">{t("pastHolders", { count: past.length })}</summary>
          <div className="mt-2">
            <PositionTable
              caption={t("pastCaption")}
              rows={past.toSorted((a, b) => (b.validTo ?? "").localeCompare(a.validTo ?? ""))}
              columns={["position", "holder", "term", "from", "to"]}
            />
          </div>
        </details>
      )}
    </Section>
  );
}

async function Body({ rows }: { rows: readonly [PositionRow, ...PositionRow[]] }) {
  const [t, locale] = await Promise.all([getTranslations("positions"), getLocale()]);
  const people = new Set(rows.map((row) => row.memberId)).size;
  // Most began on one day, that of the congress: it is said once.
  const [most = [rows[0]]] = inGroups(rows, (row) => row.validFrom).toSorted((a, b) => b.length - a.length);
  const since = most[0].validFrom;
  const items = inGroups(rows, (row) => row.kind).map((holders) => ({
    label: positionName(holders[0], locale),
    value: (
      <ul className="flex flex-col gap-0.5">
        {holders.map((row) => (
          <li key={row.id}>
            <HolderName row={row} />
            {row.validFrom !== since && (
              <span className="ml-2 text-label whitespace-nowrap text-ink-soft">
                {t("since", { day: formatDay(row.validFrom) })}
              </span>
            )}
          </li>
        ))}
      </ul>
    ),
  }));
  return (
    <div className="mb-5 break-inside-avoid rounded-control border border-line bg-raised px-5 pt-3 pb-1">
      <h3 className="text-h3 font-semibold">{bodyName(rows[0], locale)}</h3>
      <p className="mb-1 text-label text-ink-soft">{t("peopleSince", { count: people, day: formatDay(since) })}</p>
      <Facts items={items} />
    </div>
  );
}
