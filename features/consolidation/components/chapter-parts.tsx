import { Quote as QuoteIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/action-form";
import { Card } from "@/components/card";
import { FormActions } from "@/components/form-actions";
import { SubmitButton } from "@/components/submit-button";
import { TextArea } from "@/components/text-area";
import { TextLink } from "@/components/text-link";
import { LONGEST_NARRATIVE } from "@/features/reports/rules/limits";
import { formatDateTime } from "@/lib/format";
import type { Quarter } from "@/lib/quarter";
import { takeQuoteAction, writeChapterAction } from "../actions";
import type { ChapterHead, Quote, UnitText } from "../queries/get-chapters";

interface Where {
  unitId: string;
  quarter: Quarter;
}

function Hidden({ values }: { values: Record<string, string> }) {
  return Object.entries(values).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />);
}

/** The committee's own text of a chapter: written here, or read by those who may not. */
export function ChapterEditor({
  chapter,
  unitId,
  quarter,
  mayWrite,
}: Where & { chapter: ChapterHead; mayWrite: boolean }) {
  const t = useTranslations("consolidation.chapters");
  const kept =
    chapter.changedAt !== null &&
    t("keptBy", { name: chapter.changedByName ?? "", at: formatDateTime(chapter.changedAt) });
  if (!mayWrite) {
    return (
      <div className="flex flex-col gap-2">
        {chapter.body === "" ? (
          <p className="text-ink-soft">{t("unwritten")}</p>
        ) : (
          <p className="prose-width whitespace-pre-line">{chapter.body}</p>
        )}
        {kept && <p className="text-small text-ink-soft">{kept}</p>}
      </div>
    );
  }
  return (
    // Another version from the server is another form: what it holds is what stands there.
    <ActionForm key={chapter.version} action={writeChapterAction} label={t("own")} width="full">
      <Hidden values={{ unitId, quarter, section: chapter.code, baseVersion: String(chapter.version) }} />
      <TextArea name="body" label={t("own")} rows={10} maxLength={LONGEST_NARRATIVE} defaultValue={chapter.body} />
      <FormActions>
        <SubmitButton>{t("keep")}</SubmitButton>
        {kept && <span className="text-small text-ink-soft">{kept}</span>}
      </FormActions>
    </ActionForm>
  );
}

/** A unit's text with its name; one click takes it over. */
export function UnitTextCard({
  text,
  section,
  unitId,
  quarter,
  mayWrite,
}: Where & { text: UnitText; section: string; mayWrite: boolean }) {
  const t = useTranslations("consolidation.chapters");
  return (
    <Card title={text.name}>
      <p className="whitespace-pre-line">{text.body}</p>
      <div className="no-print mt-3 flex flex-wrap items-center gap-4">
        {mayWrite && (
          <ActionForm action={takeQuoteAction} label={t("takeOf", { unit: text.name })} warnOnLeave={false}>
            <Hidden values={{ unitId, quarter, section, reportId: text.reportId, ordinal: String(text.ordinal) }} />
            <SubmitButton variant="secondary">
              <QuoteIcon aria-hidden className="size-4.5" />
              {t("take")}
              <span className="sr-only"> {text.name}</span>
            </SubmitButton>
          </ActionForm>
        )}
        <TextLink href={`/reports/${text.reportId}`}>{t("openReport")}</TextLink>
      </div>
    </Card>
  );
}

/** Where the quotes in the committee's text came from: which unit, which handing in, by whose hand. */
export function Sources({ quotes }: { quotes: readonly Quote[] }) {
  const t = useTranslations("consolidation.chapters");
  if (quotes.length === 0) return <p className="text-ink-soft">{t("noQuotes")}</p>;
  return (
    <ul className="list-disc pl-5">
      {quotes.map((quote) => (
        <li key={quote.id}>
          <TextLink href={`/reports/${quote.reportId}`}>{quote.sourceUnitName}</TextLink>{" "}
          <span className="text-ink-soft">
            {t("source", { ordinal: quote.ordinal, name: quote.takenByName, at: formatDateTime(quote.takenAt) })}
          </span>
        </li>
      ))}
    </ul>
  );
}
