"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/button";
import { FormMessage } from "@/components/form-message";
import { formatDateTime } from "@/lib/format";

interface ConflictPanelProps {
  mine: string;
  theirs: string;
  /** The other writer, where known, and when they wrote. */
  by?: string | null;
  at?: string;
  onKeepMine: () => void;
  onTakeTheirs: () => void;
}

/** Two people changed one place: both values, and the question which one stays. */
export function ConflictPanel({ mine, theirs, by, at, onKeepMine, onTakeTheirs }: ConflictPanelProps) {
  const t = useTranslations("reports.conflict");
  const text = (value: string) => value || t("empty");
  return (
    <FormMessage tone="warning" title={by ? t("titleBy", { name: by }) : t("title")}>
      <dl className="mt-1 grid gap-x-4 gap-y-2 sm:grid-cols-2">
        <div>
          <dt className="font-medium">{t("mine")}</dt>
          <dd className="max-h-60 overflow-y-auto whitespace-pre-wrap">{text(mine)}</dd>
        </div>
        <div>
          <dt className="font-medium">
            {by ? t("theirsOf", { name: by }) : t("theirs")}
            {at ? <span className="font-normal text-ink-soft"> ({formatDateTime(new Date(at))})</span> : null}
          </dt>
          <dd className="max-h-60 overflow-y-auto whitespace-pre-wrap">{text(theirs)}</dd>
        </div>
      </dl>
      <div className="mt-3 flex flex-wrap gap-3">
        <Button size="small" onClick={onKeepMine}>
          {t("keepMine")}
        </Button>
        <Button size="small" onClick={onTakeTheirs}>
          {t("takeTheirs")}
        </Button>
      </div>
    </FormMessage>
  );
}
