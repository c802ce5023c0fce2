"use client";

import { Paperclip } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { type ChangeEvent, useId, useState } from "react";
import { Button } from "@/components/button";
import { FormMessage } from "@/components/form-message";
import { Section } from "@/components/section";
import { showToast } from "@/components/toast";
import { formatDateTime, formatNumber } from "@/lib/format";
import type { Attachment } from "../queries/list-attachments";
import { LARGEST_ATTACHMENT, MOST_ATTACHMENTS } from "../rules/limits";

interface AttachmentListProps {
  reportId: string;
  attachments: readonly Attachment[];
  mayEdit: boolean;
}

const KILOBYTE = 1024;
const ENDINGS = ".pdf,.docx,.xlsx,.ods,.png,.jpg,.jpeg";

/** The documents of a report: to be saved by whoever reads it, attached and taken off while it is a draft. */
export function AttachmentList({ reportId, attachments, mayEdit }: AttachmentListProps) {
  const t = useTranslations("reports.attachments");
  const router = useRouter();
  const fieldId = useId();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const attached = attachments.filter(({ removedAt }) => removedAt === null);
  const removed = attachments.filter(({ removedAt }) => removedAt !== null);
  const address = `/api/reports/${reportId}/attachments`;

  const ask = async (path: string, init: RequestInit, done: string) => {
    setBusy(true);
    setProblem(null);
    const refusal = await problemOf(path, init, t("notSent"));
    setBusy(false);
    setProblem(refusal);
    if (refusal !== null) return;
    showToast(done);
    router.refresh();
  };
  const handleFile = async ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    const [file] = currentTarget.files ?? [];
    if (!file) return;
    if (file.size > LARGEST_ATTACHMENT) setProblem(t("tooLarge"));
    else await ask(`${address}?name=${encodeURIComponent(file.name)}`, { method: "POST", body: file }, t("attached"));
    currentTarget.value = "";
  };

  if (!mayEdit && attachments.length === 0) return null;
  return (
    <Section title={t("title")} summary={mayEdit ? t("help", { limit: MOST_ATTACHMENTS }) : undefined}>
      {mayEdit && <FormMessage tone="warning">{t("noSecrets")}</FormMessage>}
      {problem !== null && (
        <div role="alert">
          <FormMessage tone="error">{problem}</FormMessage>
        </div>
      )}
      {attached.length > 0 && (
        <ul className="divide-y divide-line rounded-control border border-line bg-raised">
          {attached.map((one) => (
            <li key={one.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
              <Attached address={address} attachment={one} />
              {mayEdit && (
                <Button
                  size="small"
                  isDisabled={isBusy}
                  aria-label={t("removeOne", { name: one.name })}
                  onClick={() => void ask(`${address}/${one.id}`, { method: "DELETE" }, t("removed"))}
                >
                  {t("remove")}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {mayEdit && attached.length < MOST_ATTACHMENTS && (
        <div className="no-print flex flex-col gap-1.5">
          <label htmlFor={fieldId} className="text-label font-medium">
            {t("choose")}
          </label>
          <input
            id={fieldId}
            type="file"
            accept={ENDINGS}
            disabled={isBusy}
            onChange={(event) => void handleFile(event)}
            className="control h-auto max-w-xl py-2 file:mr-4 file:rounded-control file:border-0 file:bg-sunken file:px-3 file:py-1.5 file:font-medium file:text-ink"
          />
          <output className="text-label text-ink-soft">{isBusy ? t("busy") : ""}</output>
        </div>
      )}
      {removed.length > 0 && (
        <details className="text-label">
          <summary className="cursor-pointer text-ink-soft">{t("removedOnes", { count: removed.length })}</summary>
          <ul className="mt-2 divide-y divide-line">
            {removed.map((one) => (
              <li key={one.id} className="py-2">
                <Attached address={address} attachment={one} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </Section>
  );
}

interface AttachedProps {
  address: string;
  attachment: AttachmentListProps["attachments"][number];
}

function Attached({ address, attachment: { id, name, size, sha256, addedAt } }: AttachedProps) {
  const t = useTranslations("reports.attachments");
  return (
    <div className="flex min-w-0 flex-1 gap-3">
      <Paperclip aria-hidden className="mt-1 size-4.5 shrink-0 text-ink-soft" />
      <div className="min-w-0">
        <a href={`${address}/${id}`} download className="text-link break-words">
          {name}
        </a>
        <p className="text-small text-ink-soft">
          {t("about", { size: formatNumber(Math.max(1, Math.round(size / KILOBYTE))), at: formatDateTime(addedAt) })}
        </p>
        <p className="text-small break-all text-ink-soft">
          {t("hash")} <code>{sha256}</code>
        </p>
      </div>
    </div>
  );
}

async function problemOf(path: string, init: RequestInit, notSent: string): Promise<string | null> {
  try {
    const response = await fetch(path, init);
    if (response.ok) return null;
    const { error }: { error?: { message?: string } } = await response.json();
    return error?.message ?? notSent;
  } catch {
    return notSent;
  }
}
