import { useLocale, useTranslations } from "next-intl";
import { DataTable } from "@/components/data-table";
import { Section } from "@/components/section";
import { formatDateTime } from "@/lib/format";
import type { ReportInFull } from "../queries/get-report";
import type { ReportDiff, Review } from "../queries/get-review";
import type { FigureChange, FigurePart } from "../rules/snapshot";
import type { TextPart } from "../rules/word-diff";
import { figureText } from "./figure-text";

type Known = Pick<ReportInFull, "figures">;

interface ReportChangesProps {
  report: Known;
  review: Pick<Review, "sinceSubmission" | "sinceAcceptance">;
}

/** What a unit changed since it last handed in, and since its report was last accepted. */
export function ReportChanges({ report, review }: ReportChangesProps) {
  const t = useTranslations("reports.read");
  const { sinceSubmission, sinceAcceptance } = review;
  const isSameAsAccepted = sinceSubmission?.ordinal === sinceAcceptance?.ordinal;
  return (
    <>
      {sinceSubmission && !(isSameAsAccepted && sinceAcceptance) && (
        <Changes title={t("changes")} diff={sinceSubmission} report={report} />
      )}
      {sinceAcceptance && <Changes title={t("changesAccepted")} diff={sinceAcceptance} report={report} />}
    </>
  );
}

function Changes({ title, diff, report }: { title: string; diff: ReportDiff; report: Known }) {
  const t = useTranslations("reports");
  const locale = useLocale();
  const known = new Map(report.figures.map((figure) => [figure.code, figure]));
  const side = (which: "before" | "after") => (change: FigureChange) => (
    <Part part={change[which]} kind={known.get(change.code)?.kind ?? "flow"} />
  );
  return (
    <Section title={title} summary={t("read.changesFrom", { ordinal: diff.ordinal, at: formatDateTime(diff.at) })}>
      {diff.figures.length > 0 && (
        <DataTable
          caption={t("read.changesCaption")}
          rows={diff.figures}
          rowKey={({ code }) => code}
          columns={[
            {
              key: "name",
              header: t("editor.indicator"),
              isRowHeader: true,
              width: "min-w-44",
              cell: ({ code }) => known.get(code)?.name[locale] ?? code,
            },
            { key: "before", header: t("read.before"), align: "end", cell: side("before") },
            { key: "after", header: t("read.after"), align: "end", cell: side("after") },
          ]}
        />
      )}
      {diff.sections.map(({ code, title: section, parts }) => (
        <section key={code} className="prose-width">
          <h3 className="text-h3">{t("read.sectionChanged", { name: section })}</h3>
          <Words parts={parts} />
        </section>
      ))}
      {diff.attached.length > 0 && <p>{t("read.attached", { names: diff.attached.join("; ") })}</p>}
      {diff.detached.length > 0 && <p>{t("read.detached", { names: diff.detached.join("; ") })}</p>}
      {[diff.figures, diff.sections, diff.attached, diff.detached].every(({ length }) => length === 0) && (
        <p>{t("read.noChanges")}</p>
      )}
    </Section>
  );
}

/** One side of a figure that changed: what was reported, with its reason and remark. */
export function Part({ part, kind }: { part: FigurePart | null; kind: string }) {
  return (
    <>
      {(part && figureText({ kind, ...part })) ?? "–"}
      {part?.reason && <span className="block whitespace-normal text-ink-soft">{part.reason}</span>}
      {part?.remark && <span className="block whitespace-normal text-ink-soft">{part.remark}</span>}
    </>
  );
}

/** A text with what was put in underlined and what was taken out struck through; both are also said in words. */
function Words({ parts }: { parts: readonly TextPart[] }) {
  const t = useTranslations("reports.read");
  // A part has no name of its own: its place among the parts is one, and they never move.
  const placed = parts.map((part, place) => ({ ...part, key: `${place}-${part.kind}` }));
  return (
    <p className="mt-1 whitespace-pre-wrap">
      {placed.map(({ key, kind, text }) => {
        if (kind === "same") return <span key={key}>{text}</span>;
        const Mark = kind === "inserted" ? "ins" : "del";
        const look = kind === "inserted" ? "bg-green-wash text-green underline" : "bg-red-wash text-red line-through";
        return (
          <Mark key={key} className={`rounded-control px-0.5 ${look}`}>
            <span className="sr-only"> [{t(kind)}: </span>
            {text}
            <span className="sr-only">] </span>
          </Mark>
        );
      })}
    </p>
  );
}
