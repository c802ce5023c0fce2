"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type SubmitEvent, useEffect, useRef, useState } from "react";
import { Button } from "@/components/button";
import { ComboBox, type ComboBoxOption } from "@/components/combo-box";
import { DateField } from "@/components/date-field";
import { FileField } from "@/components/file-field";
import { FormActions } from "@/components/form-actions";
import { FormMessage } from "@/components/form-message";
import { isDay } from "@/lib/dates";
import { formatNumber } from "@/lib/format";
import type { SavedMapping } from "../queries/list-imports";
import type { ImportColumn } from "../rules/import-columns";
import { ImportColumnsStep } from "./import-columns-step";
import { type ImportFile, sendImport } from "./send-import";

interface ImportFormProps {
  readonly unit: { readonly id: string; readonly name: string } | null;
  readonly openedOn: string;
  readonly mappings: readonly SavedMapping[];
  readonly findUnits: (query: string) => Promise<ComboBoxOption[]>;
  readonly accept: string;
}

type Stage = { readonly at: "choosing"; readonly message?: string } | { readonly at: "sending"; readonly rows: number };

/** Sends a file to be checked; where its headings are not known, asks what they are and sends it again. */
export function ImportForm({ unit, openedOn, mappings, findUnits, accept }: ImportFormProps) {
  const t = useTranslations("members.import");
  const te = useTranslations("errors");
  const tm = useTranslations("members");
  const router = useRouter();
  const [stage, setStage] = useState<Stage>({ at: "choosing" });
  const [sent, setSent] = useState<ImportFile | null>(null);
  const [asked, setAsked] = useState<readonly ImportColumn[] | null>(null);
  const [missing, setMissing] = useState<Record<string, string>>({});
  const form = useRef<HTMLFormElement>(null);
  const message = useRef<HTMLDivElement>(null);
  const isSending = stage.at === "sending";
  const told = stage.at === "choosing" ? stage.message : undefined;
  useEffect(() => {
    if (told !== undefined) message.current?.focus();
  }, [told]);
  useEffect(() => {
    if (Object.keys(missing).length > 0) form.current?.querySelector<HTMLElement>("[aria-invalid]")?.focus();
  }, [missing]);

  async function send(file: ImportFile) {
    setSent(file);
    setStage({ at: "sending", rows: 0 });
    const answer = await sendImport(file, (rows) => setStage({ at: "sending", rows }));
    if (answer.status === "checked") router.push(`/members/import/${answer.importId}`);
    else if (answer.status === "unknown") {
      setAsked(answer.columns);
      setStage({ at: "choosing" });
    } else setStage({ at: "choosing", message: answer.status === "lost" ? t("lost") : answer.message });
  }

  function choose(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const [file, unitId, day] = [given.get("file"), given.get("unitId"), given.get("openedOn")];
    const found = {
      ...(file instanceof File && file.size > 0 ? {} : { file: t("fileMissing") }),
      ...(typeof unitId === "string" && unitId !== "" ? {} : { unitId: te("required") }),
      ...(typeof day === "string" && isDay(day) ? {} : { openedOn: te("day") }),
    };
    setMissing(found);
    if (!(file instanceof File) || typeof unitId !== "string" || typeof day !== "string") return;
    if (Object.keys(found).length === 0) void send({ file, unitId, openedOn: day });
  }

  const errorOf = (name: string) => (missing[name] === undefined ? {} : { error: missing[name] });
  const notice = (
    <div ref={message} tabIndex={-1} role="alert" className="outline-none">
      {told !== undefined && <FormMessage tone="error">{told}</FormMessage>}
    </div>
  );
  const progress = (
    <output className="text-label text-ink-soft">
      {isSending && (stage.rows === 0 ? t("sending") : t("rowsRead", { count: formatNumber(stage.rows) }))}
    </output>
  );
  if (asked !== null && sent !== null) {
    return (
      <div className="flex flex-col gap-5">
        {notice}
        <ImportColumnsStep
          columns={asked}
          mappings={mappings}
          unitId={sent.unitId}
          isSending={isSending}
          onSend={(fields) => void send({ ...sent, fields })}
          onBack={() => {
            setAsked(null);
            setStage({ at: "choosing" });
          }}
        />
        {progress}
      </div>
    );
  }
  return (
    <form ref={form} onSubmit={choose} noValidate aria-label={t("newTitle")} className="flex form-width flex-col gap-5">
      {notice}
      <FileField name="file" label={t("file")} help={t("fileHelp")} accept={accept} isRequired {...errorOf("file")} />
      <ComboBox
        name="unitId"
        label={t("unit")}
        help={t("unitHelp")}
        searchAction={findUnits}
        defaultValue={unit?.id}
        {...(unit === null ? {} : { defaultLabel: unit.name })}
        isRequired
        {...errorOf("unitId")}
      />
      <DateField
        name="openedOn"
        label={tm("openedOn")}
        help={tm("openedOnHelp")}
        defaultValue={openedOn}
        isRequired
        {...errorOf("openedOn")}
      />
      <FormActions>
        <Button type="submit" variant="primary" isPending={isSending}>
          {isSending ? t("checking") : t("check")}
        </Button>
        {progress}
      </FormActions>
    </form>
  );
}
