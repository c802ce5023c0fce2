"use client";

import { useLocale, useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { useActionFormState } from "@/components/action-form-context";
import { FormActions } from "@/components/form-actions";
import { FormMessage } from "@/components/form-message";
import { SubmitButton } from "@/components/submit-button";
import { formatDay, formatNumber, formatQuarter } from "@/lib/format";
import { previewShown, type PreviewShown } from "../rules/preview";
import { LettersTable } from "./letters-table";
import { PreviewMoves, PreviewUnits } from "./preview-tables";

/** What every register will say, once the form has been looked at; only then can it be recorded. */
export function PreviewPanel() {
  const t = useTranslations("reorganisations.preview");
  const { state } = useActionFormState();
  const panel = useRef<HTMLDivElement>(null);
  const [stale, setStale] = useState<string | undefined>();
  const posted = state.status === "success" || state.status === "error" ? state.values?.["preview"] : undefined;
  const preview = posted === undefined ? null : read(posted);
  const isStale = posted !== undefined && stale === posted;

  useEffect(() => {
    const form = panel.current?.closest("form");
    if (!form || posted === undefined) return undefined;
    panel.current?.querySelector<HTMLElement>("h2")?.focus();
    const handleInput = () => setStale(posted);
    form.addEventListener("input", handleInput);
    return () => form.removeEventListener("input", handleInput);
  }, [posted]);

  return (
    <div ref={panel} className="flex flex-col gap-5">
      <LaterEvent />
      <FormActions>
        <SubmitButton name="step" value="preview" variant={preview === null || isStale ? "primary" : "secondary"}>
          {preview === null ? t("show") : t("again")}
        </SubmitButton>
      </FormActions>
      {preview && (
        <section className="flex flex-col gap-5 border-t-2 border-ink pt-5" aria-label={t("title")}>
          <div>
            <h2 className="text-h2" tabIndex={-1}>
              {t("title")}
            </h2>
            <p className="prose-width text-label text-ink-soft">{t("summary", { day: formatDay(preview.day) })}</p>
          </div>
          {isStale ? (
            <FormMessage tone="warning">{t("stale")}</FormMessage>
          ) : (
            <>
              <Registers preview={preview} />
              <PreviewUnits preview={preview} />
              {preview.moves.length > 0 && <PreviewMoves preview={preview} />}
              {preview.letters.length > 0 && <LettersTable letters={preview.letters} inAll={preview.lettersInAll} />}
              {preview.waits && <FormMessage tone="info">{t("waits", { day: formatDay(preview.day) })}</FormMessage>}
              <input type="hidden" name="seen" value={preview.seen} />
              <input type="hidden" name="preview" value={posted} />
              <FormActions>
                <SubmitButton name="step" value="record">
                  {preview.waits ? t("plan") : t("record")}
                </SubmitButton>
              </FormActions>
            </>
          )}
        </section>
      )}
    </div>
  );
}

/** Leads to the later event that stands against this one, where a refusal names one. */
function LaterEvent() {
  const t = useTranslations("reorganisations.preview");
  const { status, params } = useActionFormState().state;
  const eventId = params?.["eventId"];
  if (status !== "error" || eventId === undefined) return null;
  return (
    <p>
      {/* Beside the form: what was typed is needed again once the other event is undone. */}
      <a href={`/org-units/events/${String(eventId)}`} target="_blank" rel="noopener" className="text-link">
        {t("openLaterEvent")}
      </a>
    </p>
  );
}

function Registers({ preview }: { preview: PreviewShown }) {
  const t = useTranslations("reorganisations.preview");
  const quarter = formatQuarter(preview.quarter, useLocale() === "en" ? "en" : "vi");
  const people = preview.moves.reduce((sum, move) => sum + move.official + move.probationary, 0);
  const moved = preview.units.filter(({ before, after }) => before && after && before.parentName !== after.parentName);
  const underNewParent = moved.reduce((sum, { after }) => sum + (after?.official ?? 0) + (after?.probationary ?? 0), 0);
  const { reportingBefore: was, reportingAfter: is } = preview;
  return (
    <ul className="flex list-disc flex-col gap-1 pl-5">
      <li>{people > 0 ? t("registerMoves", { people: formatNumber(people) }) : t("registerSame")}</li>
      <li>
        {people + underNewParent > 0
          ? t("tableLines", { quarter, people: formatNumber(people + underNewParent) })
          : t("tableSame", { quarter })}
      </li>
      <li>{was === is ? t("reportsSame", { quarter, is }) : t("reports", { quarter, was, is })}</li>
      <li>{t("past", { day: formatDay(preview.day) })}</li>
    </ul>
  );
}

function read(posted: string): PreviewShown | null {
  const parsed = previewShown.safeParse(JSON.parse(posted));
  return parsed.success ? parsed.data : null;
}
