import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { FormMessage } from "@/components/form-message";
import { Section } from "@/components/section";
import { StatusBadge } from "@/components/status-badge";
import { TextLink } from "@/components/text-link";
import type { ReportInFull } from "../queries/get-report";
import type { Finding, Severity } from "../rules/finding-kinds";
import { ExplanationField } from "./explanation-field";
import { useFindingText, useNames } from "./finding-text";

type Checked = Pick<ReportInFull, "id" | "findings" | "figures" | "narratives">;
type BlankKind = "blankFigure" | "blankSection";

function isBlank(finding: Finding): boolean {
  return finding.kind === "blankFigure" || finding.kind === "blankSection";
}

/** What must be mended, what wants explaining and what is only told, each with its field and the way to its place. */
export function FindingList({ report }: { report: Checked }) {
  const t = useTranslations("reports.check");
  const told = report.findings.filter((finding) => !isBlank(finding));
  const of = (severity: Severity) => told.filter((finding) => finding.severity === severity);
  return (
    <>
      {report.findings.length === 0 && <FormMessage tone="success">{t("clear")}</FormMessage>}
      <FindingGroup report={report} severity="block" findings={of("block")} />
      <FindingGroup report={report} severity="explain" findings={of("explain")} />
      <FindingGroup report={report} severity="note" findings={of("note")} />
      <BlankPlaces report={report} />
    </>
  );
}

interface FindingGroupProps {
  report: Checked;
  severity: Severity;
  findings: readonly Finding[];
}

function FindingGroup({ report, severity, findings }: FindingGroupProps) {
  const t = useTranslations("reports.check");
  const textOf = useFindingText(report);
  if (findings.length === 0) return null;
  return (
    <Section title={t(`groups.${severity}`)} summary={t(`groupHelp.${severity}`)}>
      <ul className="flex max-w-3xl flex-col gap-4">
        {findings.map((finding) => {
          const text = textOf(finding);
          return (
            <li
              key={finding.key}
              className={`flex flex-col gap-3 rounded-control border border-l-4 border-line bg-raised px-4 py-3 ${EDGES[severity]}`}
            >
              <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
                <span className="font-medium">{text}</span>
                <Places report={report} finding={finding} />
              </p>
              {severity !== "block" && (
                <ExplanationField
                  finding={finding.key}
                  text={text}
                  body={finding.explanation?.body ?? ""}
                  isRequired={severity === "explain"}
                />
              )}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

const EDGES = {
  block: "border-l-red",
  explain: "border-l-amber",
  note: "border-l-blue",
} as const satisfies Record<Severity, string>;

const MOST_PLACES = 4;

/** Where to mend it: a rule speaks of several figures, each by its name. */
function Places({ report, finding }: { report: Checked; finding: Finding }) {
  const t = useTranslations("reports.check");
  const nameOf = useNames(report);
  if (finding.kind !== "rule") {
    const anchor = "section" in finding ? `section-${finding.section}` : `figure-${finding.figure}`;
    return <TextLink href={placeOf(report, anchor)}>{t("mend")}</TextLink>;
  }
  const known = finding.figures.filter((code) => report.figures.some((figure) => figure.code === code));
  return known.slice(0, MOST_PLACES).map((code) => (
    <TextLink key={code} href={placeOf(report, `figure-${code}`)}>
      {t("mendFigure", { name: nameOf(code) })}
    </TextLink>
  ));
}

/** Blank places are many and alike: folded, with their number; a page full of them would hide what matters. */
function BlankPlaces({ report }: { report: Checked }) {
  const t = useTranslations("reports.check");
  if (!report.findings.some(isBlank)) return null;
  return (
    <FormMessage tone="info" title={t("blankTitle")}>
      <BlankLine report={report} kind="blankFigure" />
      <BlankLine report={report} kind="blankSection" />
    </FormMessage>
  );
}

function BlankLine({ report, kind }: { report: Checked; kind: BlankKind }): ReactNode {
  const t = useTranslations("reports.findings");
  const nameOf = useNames(report);
  const blank = report.findings.flatMap((one) => {
    if (one.kind !== kind) return [];
    const code = "section" in one ? one.section : one.figure;
    return [{ code, anchor: "section" in one ? `section-${code}` : `figure-${code}` }];
  });
  if (blank.length === 0) return null;
  return (
    <details className="mt-1">
      <summary className="w-fit cursor-pointer list-inside list-[disclosure-closed] text-link in-open:list-[disclosure-open]">
        {t(kind === "blankFigure" ? "blankFigures" : "blankSections", { count: blank.length })}
      </summary>
      <ul className="mt-1 mb-2 list-disc space-y-1 pl-5 sm:columns-2">
        {blank.map(({ code, anchor }) => (
          <li key={code}>
            <TextLink href={placeOf(report, anchor)}>{nameOf(code)}</TextLink>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** The same for its reader: what was found in the report as it stands, and what the unit says to it. */
export function FindingReading({ report }: { report: Checked }) {
  const t = useTranslations("reports.check");
  const textOf = useFindingText(report);
  const told = report.findings.filter((finding) => !isBlank(finding));
  if (told.length === 0) return null;
  return (
    <Section title={t("readTitle")}>
      <ul className="flex max-w-3xl flex-col gap-3">
        {told.map((finding) => (
          <li key={finding.key} className={`border-l-4 pl-3 ${EDGES[finding.severity]}`}>
            <p className="font-medium">{textOf(finding)}</p>
            {finding.explanation?.body ? (
              <p className="whitespace-pre-wrap">{t("said", { text: finding.explanation.body })}</p>
            ) : (
              <p>
                <StatusBadge tone="neutral">{t("notSaid")}</StatusBadge>
              </p>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function placeOf({ id }: Checked, anchor: string): string {
  return `/reports/${id}?mode=edit#${anchor}`;
}
