"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { Button } from "@/components/button";
import { Checkbox } from "@/components/checkbox";
import { FileField } from "@/components/file-field";
import { FormActions } from "@/components/form-actions";
import { FormMessage } from "@/components/form-message";
import { TextLink } from "@/components/text-link";
import { formatQuarter } from "@/lib/format";
import type { ImportOutcome } from "../schema";

type Answer = { readonly outcome: ImportOutcome } | { readonly refusal: string };

/** Takes a signed file: checked and shown first, put into the draft when its reader agrees. */
export function ImportPanel() {
  const t = useTranslations("exchange");
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const [text, setText] = useState("");
  const [overwrite, setOverwrite] = useState(false);
  const [preview, setPreview] = useState<Answer | null>(null);
  const [done, setDone] = useState<ImportOutcome | null>(null);
  const [isPending, setIsPending] = useState(false);

  const send = async (chosen: string, apply: boolean): Promise<Answer> => {
    try {
      const body = JSON.stringify({ text: chosen, apply, overwrite });
      const headers = { "Content-Type": "application/json" };
      const response = await fetch("/api/exchange/reports", { method: "POST", headers, body });
      const answer: ImportOutcome & { error?: { message: string } } = await response.json();
      return answer.error === undefined ? { outcome: answer } : { refusal: answer.error.message };
    } catch {
      return { refusal: t("errors.malformed") };
    }
  };

  const check = async () => {
    const file = form.current?.querySelector<HTMLInputElement>("input[type=file]")?.files?.[0];
    setDone(null);
    if (!file) return setPreview({ refusal: t("errors.notAFile") });
    setIsPending(true);
    const chosen = await file.text();
    setText(chosen);
    setPreview(await send(chosen, false));
    setIsPending(false);
  };

  const apply = async () => {
    setIsPending(true);
    const answer = await send(text, true);
    setIsPending(false);
    if ("refusal" in answer) return setPreview(answer);
    setPreview(null);
    setDone(answer.outcome);
    router.refresh();
  };

  return (
    <form
      ref={form}
      aria-label={t("import.title")}
      className="flex form-width flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        void check();
      }}
    >
      <FileField name="file" label={t("import.file")} accept=".json" />
      <FormActions>
        <Button type="submit" isPending={isPending}>
          {t("import.check")}
        </Button>
      </FormActions>
      <div aria-live="polite" className="flex flex-col gap-4">
        {preview !== null && "refusal" in preview && <FormMessage tone="error">{preview.refusal}</FormMessage>}
        {preview !== null && "outcome" in preview && (
          <>
            <Preview outcome={preview.outcome} />
            {!preview.outcome.isKnown && (
              <>
                {preview.outcome.kept > 0 && (
                  <Checkbox
                    name="overwrite"
                    label={t("import.overwrite")}
                    defaultChecked={overwrite}
                    onCheckedChange={setOverwrite}
                  />
                )}
                <FormActions>
                  <Button variant="primary" isPending={isPending} onClick={() => void apply()}>
                    {t("import.apply")}
                  </Button>
                </FormActions>
              </>
            )}
          </>
        )}
        {done !== null && (
          <FormMessage tone="success">
            {done.isKnown
              ? t("import.same")
              : t("import.done", { figures: String(done.figures), chapters: String(done.chapters) })}{" "}
            <TextLink href={`/reports/${done.reportId}`}>{t("import.open")}</TextLink>
          </FormMessage>
        )}
      </div>
    </form>
  );
}

function Preview({ outcome }: { outcome: ImportOutcome }) {
  const t = useTranslations("exchange.preview");
  const { installation, unitName, quarter, figures, chapters, kept, unknown, versions, isKnown } = outcome;
  const from = t("from", { name: installation, unit: unitName, quarter: formatQuarter(quarter) });
  return (
    <FormMessage tone={unknown.length + kept > 0 ? "warning" : "info"} title={t("title")}>
      <p>{from}</p>
      <ul className="mt-1 list-disc pl-5">
        {isKnown && <li>{t("already")}</li>}
        <li>{t("figures", { count: figures })}</li>
        <li>{t("chapters", { count: chapters })}</li>
        {kept > 0 && <li>{t("kept", { count: kept })}</li>}
        {unknown.length > 0 && <li>{t("unknown", { list: unknown.join("; ") })}</li>}
        {versions.theirs !== versions.ours && (
          <li>{t("version", { theirs: String(versions.theirs), ours: String(versions.ours) })}</li>
        )}
      </ul>
    </FormMessage>
  );
}
