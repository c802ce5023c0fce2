import { CircleAlert } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { DataTable } from "@/components/data-table";
import { Section } from "@/components/section";
import { TextLink } from "@/components/text-link";
import { formatNumber, formatPercent } from "@/lib/format";
import { figureHref } from "../rules/addresses";
import { amountText } from "../rules/amount-text";
import { type ConsolidatedLine, differsFromSum } from "../rules/consolidate";
import type { Consolidation } from "../queries/read-consolidation";

/** The committee's figures by group: the total, who is missing, the register's own figure, the quarter before and the year's share. */
export function ConsolidationTable({ consolidation }: { consolidation: Consolidation }) {
  const locale = useLocale();
  const sections = [...new Set(consolidation.lines.map(({ section }) => section))];
  return (
    <div className="flex flex-col gap-7">
      {sections.map((section) => {
        const lines = consolidation.lines.filter((line) => line.section === section);
        const title = lines[0]?.group[locale] ?? section;
        return (
          <Section key={section} title={title}>
            <GroupTable title={title} lines={lines} consolidation={consolidation} />
          </Section>
        );
      })}
    </div>
  );
}

interface GroupTableProps {
  title: string;
  lines: readonly ConsolidatedLine[];
  consolidation: Consolidation;
}

function GroupTable({ title, lines, consolidation }: GroupTableProps) {
  const t = useTranslations("consolidation.table");
  const locale = useLocale();
  const words = { yes: t("yes"), no: t("no") };
  const isFromBooks = lines.some(({ register }) => register !== null);
  const isAimed = lines.some(({ target }) => target !== null);
  return (
    <DataTable
      caption={t("caption", { group: title })}
      rows={lines}
      rowKey={({ code }) => code}
      columns={[
        {
          key: "name",
          header: t("name"),
          isRowHeader: true,
          width: "min-w-56",
          cell: (line) => (
            <span className={line.partOf === null ? undefined : "pl-4"}>
              {line.name[locale]} <span className="text-small font-normal text-ink-soft">{line.measure[locale]}</span>
            </span>
          ),
        },
        {
          key: "total",
          header: t("total"),
          align: "end",
          cell: (line) => (
            <span className="flex flex-col items-end gap-2">
              <TextLink href={figureHref(consolidation, line.code)}>
                {line.kind === "text"
                  ? t("answers", { count: line.amount.answered })
                  : (amountText(line.kind, line.amount, words) ?? t("nothing"))}
              </TextLink>
              <StatedByHand line={line} />
            </span>
          ),
        },
        {
          key: "missing",
          header: t("missing"),
          align: "end",
          cell: (line) => <Missing line={line} consolidation={consolidation} />,
        },
        ...(isFromBooks
          ? [
              {
                key: "register",
                header: t("register"),
                align: "end" as const,
                cell: (line: ConsolidatedLine) => <RegisterCell line={line} consolidation={consolidation} />,
              },
            ]
          : []),
        {
          key: "previous",
          header: t("previous"),
          align: "end",
          cell: (line) => <span className="text-ink-soft">{amountText(line.kind, line.previous, words) ?? "–"}</span>,
        },
        ...(isAimed
          ? [
              {
                key: "target",
                header: t("target"),
                align: "end" as const,
                cell: ({ target, sinceJanuary }: ConsolidatedLine) =>
                  target === null ? (
                    "–"
                  ) : (
                    <>
                      {sinceJanuary === null ? "–" : formatPercent(sinceJanuary, target)}{" "}
                      <span className="text-small text-ink-soft">
                        {t("ofTarget", { target: formatNumber(target) })}
                      </span>
                    </>
                  ),
              },
            ]
          : []),
      ]}
    />
  );
}

interface CellProps {
  line: ConsolidatedLine;
  consolidation: Consolidation;
}

function Missing({ line, consolidation }: CellProps) {
  const t = useTranslations("consolidation.table");
  if (line.missing + line.blank === 0) return <span className="text-ink-soft">{t("allIn")}</span>;
  return (
    <span className="flex flex-col items-end gap-2">
      {line.missing > 0 && (
        <TextLink href={figureHref(consolidation, line.code, "missing")}>
          {t("missingOf", { missing: line.missing, asked: line.asked })}
        </TextLink>
      )}
      {line.blank > 0 && (
        <TextLink href={figureHref(consolidation, line.code, "blank")}>
          {t("blankCount", { count: line.blank })}
        </TextLink>
      )}
    </span>
  );
}

/** What the committee says by hand, beside what its units' reports add up to (handbook R-6). */
function StatedByHand({ line }: { line: ConsolidatedLine }) {
  const t = useTranslations("consolidation.table");
  if (line.stated === null) return null;
  return (
    <span className="flex items-center gap-1 text-small">
      {differsFromSum(line) && <CircleAlert aria-hidden className="size-4 shrink-0 text-amber" />}
      {t("stated", { value: formatNumber(line.stated.value, 4) })}
    </span>
  );
}

function RegisterCell({ line, consolidation }: CellProps) {
  const t = useTranslations("consolidation.table");
  if (line.register === null) return "–";
  const { value, difference } = line.register;
  return (
    <span className="flex flex-col items-end gap-2">
      <span>{formatNumber(value)}</span>
      {difference !== null && difference !== 0 && (
        <TextLink href={figureHref(consolidation, line.code)}>
          {t("differs", { difference: `${difference > 0 ? "+" : "−"}${formatNumber(Math.abs(difference))}` })}
        </TextLink>
      )}
    </span>
  );
}
