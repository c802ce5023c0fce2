"use client";

import { Flag, FlagOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { useCallback, useEffect, useState } from "react";
import { ActionForm } from "@/components/action-form";
import { useActionFormState } from "@/components/action-form-context";
import { FormActions } from "@/components/form-actions";
import { FormMessage } from "@/components/form-message";
import { SubmitButton } from "@/components/submit-button";
import { TextArea } from "@/components/text-area";
import { formatDateTime } from "@/lib/format";
import { addRemarkAction } from "../actions";
import { countRemarks, type Remark } from "../rules/remarks";
import { REMARKED_EVENT } from "./presence-context";

interface ThreadBody {
  readonly remarks: readonly (Omit<Remark, "at"> & { readonly at: string })[];
  readonly mayRemark: boolean;
}

const LONGEST = 2_000;

/** What was said about one field, and a form to answer, raise its flag or take it down. */
export function RemarkThread({ reportId, field }: { reportId: string; field: string }) {
  const t = useTranslations("reports.remarks");
  const [thread, setThread] = useState<ThreadBody | "asked" | "failed">("asked");
  const read = useCallback(() => {
    void readThread(reportId, field).then(setThread);
  }, [reportId, field]);
  useEffect(read, [read]);

  if (thread === "asked") return <p className="text-ink-soft">{t("reading")}</p>;
  if (thread === "failed") return <FormMessage tone="error">{t("unread")}</FormMessage>;
  const isFlagged = countRemarks(thread.remarks).some((one) => one.isFlagged);
  return (
    <div className="flex flex-col gap-6">
      {thread.remarks.length === 0 ? (
        <p className="text-ink-soft">{t("none")}</p>
      ) : (
        <ol className="flex flex-col gap-4">
          {thread.remarks.map(({ id, kind, body, at, byName }) => (
            <li key={id} className="border-l-2 border-line pl-3">
              <p className="flex flex-wrap items-center gap-x-2 text-label text-ink-soft">
                <span className="font-medium text-ink">{byName}</span>
                {formatDateTime(new Date(at))}
                <KindMark kind={kind} />
              </p>
              <p className="mt-0.5 whitespace-pre-wrap">{body}</p>
            </li>
          ))}
        </ol>
      )}
      {thread.mayRemark && (
        <ActionForm action={addRemarkAction} resetOnSuccess>
          <input type="hidden" name="reportId" value={reportId} />
          <input type="hidden" name="field" value={field} />
          <TextArea name="body" label={t("body")} help={t("bodyHelp")} isRequired maxLength={LONGEST} rows={3} />
          <FormActions>
            <SubmitButton>{t("send")}</SubmitButton>
            {isFlagged ? (
              <SubmitButton
                variant="secondary"
                name="flag"
                value="settle"
                icon={<FlagOff aria-hidden className="size-4.5" />}
              >
                {t("settle")}
              </SubmitButton>
            ) : (
              <SubmitButton
                variant="secondary"
                name="flag"
                value="raise"
                icon={<Flag aria-hidden className="size-4.5" />}
              >
                {t("raise")}
              </SubmitButton>
            )}
          </FormActions>
          <ReadAgain onSent={read} />
        </ActionForm>
      )}
    </div>
  );
}

function KindMark({ kind }: { kind: Remark["kind"] }) {
  const t = useTranslations("reports.remarks.kinds");
  if (kind === "remark") return null;
  const Icon = kind === "flag" ? Flag : FlagOff;
  return (
    <span className={`flex items-center gap-1 ${kind === "flag" ? "text-red" : "text-green"}`}>
      <Icon aria-hidden className="size-4" />
      {t(kind)}
    </span>
  );
}

function ReadAgain({ onSent }: { onSent: () => void }) {
  const { state } = useActionFormState();
  useEffect(() => {
    if (state.status !== "success") return;
    onSent();
    window.dispatchEvent(new CustomEvent(REMARKED_EVENT));
  }, [state, onSent]);
  return null;
}

async function readThread(reportId: string, field: string): Promise<ThreadBody | "failed"> {
  try {
    const response = await fetch(`/api/reports/${reportId}/remarks?field=${encodeURIComponent(field)}`);
    if (!response.ok) return "failed";
    const body: ThreadBody = await response.json();
    return body;
  } catch {
    return "failed";
  }
}
