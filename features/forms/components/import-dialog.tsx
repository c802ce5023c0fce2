"use client";

import { Upload } from "lucide-react";
import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type SubmitEvent, useEffect, useRef, useState } from "react";
import { v4 as uuid } from "uuid";
import { Button } from "@/components/button";
import { CloseDialogButton, DialogButton } from "@/components/dialog";
import { FileField } from "@/components/file-field";
import { FormActions } from "@/components/form-actions";
import { FormMessage } from "@/components/form-message";

interface Refusal {
  readonly message: string;
  readonly faults: readonly string[];
}

/** Sends a form's file to be made a draft of; what is wrong with it is told whole. */
export function ImportDialog() {
  const t = useTranslations("forms");
  return (
    <DialogButton
      label={t("import")}
      title={t("importTitle")}
      description={t("importText")}
      icon={<Upload aria-hidden className="size-4" />}
    >
      <ImportFileForm />
    </DialogButton>
  );
}

function ImportFileForm() {
  const t = useTranslations("forms");
  const common = useTranslations("components");
  const router = useRouter();
  const [requestKey] = useState(() => uuid());
  const [isSending, setSending] = useState(false);
  const [missing, setMissing] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (refusal !== null) notice.current?.focus();
  }, [refusal]);

  async function send(file: File) {
    setSending(true);
    setRefusal(null);
    try {
      const response = await fetch(`/api/forms/import?requestKey=${requestKey}`, { method: "POST", body: file });
      const answer: { id?: string; error?: { message?: string; faults?: string[] } } = await response.json();
      if (answer.id !== undefined) {
        router.push(`/forms/${answer.id}` as Route);
        return;
      }
      setRefusal({ message: answer.error?.message ?? common("notSent"), faults: answer.error?.faults ?? [] });
    } catch {
      setRefusal({ message: common("notSent"), faults: [] });
    }
    setSending(false);
  }

  function handleSubmit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const file = new FormData(event.currentTarget).get("file");
    const isChosen = file instanceof File && file.size > 0;
    setMissing(!isChosen);
    if (isChosen && !isSending) void send(file);
  }

  return (
    <form onSubmit={handleSubmit} noValidate aria-label={t("importTitle")} className="flex flex-col gap-5">
      <div ref={notice} tabIndex={-1} role="alert" className="outline-none">
        {refusal && (
          <FormMessage tone="error" title={refusal.message}>
            {refusal.faults.length > 0 && (
              <ul className="mt-1 flex max-h-72 list-disc flex-col gap-1 overflow-y-auto pl-5">
                {refusal.faults.map((fault) => (
                  <li key={fault}>{fault}</li>
                ))}
              </ul>
            )}
          </FormMessage>
        )}
      </div>
      <FileField
        name="file"
        label={t("importFile")}
        help={t("importFileHelp")}
        accept=".json,.xlsx,.ods"
        isRequired
        {...(missing ? { error: t("importMissing") } : {})}
      />
      <FormActions>
        <Button type="submit" variant="primary" isPending={isSending}>
          {t("importSend")}
        </Button>
        <CloseDialogButton>{common("cancel")}</CloseDialogButton>
      </FormActions>
    </form>
  );
}
