import { useLocale, useTranslations } from "next-intl";
import { FormMessage } from "@/components/form-message";
import { TextLink } from "@/components/text-link";
import { formatNumber, formatSigned } from "@/lib/format";
import type { ReportInFull } from "../queries/get-report";
import type { Finding } from "../rules/findings";

type Checked = Pick<ReportInFull, "id" | "findings" | "figures" | "narratives">;
type BlankFinding = Extract<Finding, { kind: "blankFigure" | "blankSection" }>;
type ToldFinding = Exclude<Finding, BlankFinding>;

/** What has to be settled or looked at before the report is handed in, each with the way to its place in the editor. */
export function FindingList({ report }: { report: Checked }) {
  const t = useTranslations("reports.check");
  const { findings } = report;
  if (findings.length === 0) return <FormMessage tone="success">{t("clear")}</FormMessage>;
  const told = findings.filter((one): one is ToldFinding => one.kind !== "blankFigure" && one.kind !== "blankSection");
  const [blocking, warnings] = [told.filter((one) => one.blocks), told.filter((one) => !one.blocks)];
  return (
    <>
      {blocking.length > 0 && (
        <FormMessage tone="error" title={t("blocks")}>
          <ul className="mt-1 list-disc space-y-1 pl-5">
            <ToldFindings report={report} findings={blocking} />
          </ul>
        </FormMessage>
      )}
      {findings.length > blocking.length && (
        <FormMessage tone="warning" title={t("warnings")}>
          <ul className="mt-1 list-disc space-y-1 pl-5">
            <ToldFindings report={report} findings={warnings} />
            <BlankFindings report={report} kind="blankFigure" />
            <BlankFindings report={report} kind="blankSection" />
          </ul>
        </FormMessage>
      )}
    </>
  );
}

function ToldFindings({ report, findings }: { report: Checked; findings: readonly ToldFinding[] }) {
  const t = useTranslations("reports.check");
  const describe = useFindingText(report);
  return findings.map((finding) => {
    const anchor = anchorOf(finding);
    return (
      <li key={`${finding.kind}-${anchor}`}>
        {describe(finding)} <TextLink href={placeOf(report, anchor)}>{t("mend")}</TextLink>
      </li>
    );
  });
}

/** Blank places are many and alike: one line names them all. */
function BlankFindings({ report, kind }: { report: Checked; kind: BlankFinding["kind"] }) {
  const t = useTranslations("reports.findings");
  const nameOf = useNames(report);
  const blank = report.findings.filter((one): one is BlankFinding => one.kind === kind);
  if (blank.length === 0) return null;
  return (
    <li>
      {kind === "blankFigure" ? t("blankFigures") : t("blankSections")}{" "}
      {blank.map((finding, index) => (
        <span key={anchorOf(finding)}>
          {index > 0 && "; "}
          <TextLink href={placeOf(report, anchorOf(finding))}>
            {nameOf("figure" in finding ? finding.figure : finding.section)}
          </TextLink>
        </span>
      ))}
    </li>
  );
}

function placeOf({ id }: Checked, anchor: string): string {
  return `/reports/${id}?mode=edit#${anchor}`;
}

function anchorOf(finding: Finding): string {
  if ("figure" in finding) return `figure-${finding.figure}`;
  if ("section" in finding) return `section-${finding.section}`;
  return "figure-DV";
}

function useNames({ figures, narratives }: Checked): (code: string) => string {
  const locale = useLocale();
  const names = new Map<string, string>();
  for (const { code, title } of narratives) names.set(code, title[locale]);
  for (const { code, name } of figures) names.set(code, name[locale]);
  return (code) => names.get(code) ?? code;
}

function useFindingText(report: Checked) {
  const t = useTranslations("reports.findings");
  const nameOf = useNames(report);
  return (finding: ToldFinding): string => {
    switch (finding.kind) {
      case "unexplained":
        return t("unexplained", {
          name: nameOf(finding.figure),
          reported: formatNumber(finding.reported),
          computed: formatNumber(finding.computed),
        });
      case "halfRatio":
      case "zeroDenominator":
        return t(finding.kind, { name: nameOf(finding.figure) });
      case "requiredSection":
        return t("requiredSection", { name: nameOf(finding.section) });
      case "balance": {
        const sums = { expected: formatNumber(finding.expected), reported: formatNumber(finding.reported) };
        return finding.others === 0
          ? t("balance", sums)
          : t("balanceOthers", { ...sums, others: formatSigned(finding.others) });
      }
      case "standings":
        return t("standings", { sum: formatNumber(finding.sum), reported: formatNumber(finding.reported) });
      default:
        return finding satisfies never;
    }
  };
}
