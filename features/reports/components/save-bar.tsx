"use client";

import { CircleCheck, CloudOff, LoaderCircle, LogIn, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { usePathname, useRouter } from "next/navigation";
import { useContext, useState } from "react";
import { Button } from "@/components/button";
import type { DraftState, SaveState } from "./draft-saver";
import { FootBar } from "./foot-bar";
import { DraftContext } from "./use-draft-saver";

const ICONS = {
  saved: { Icon: CircleCheck, className: "text-green" },
  saving: { Icon: LoaderCircle, className: "text-ink-soft" },
  offline: { Icon: CloudOff, className: "text-amber" },
  signedOut: { Icon: LogIn, className: "text-red" },
  conflict: { Icon: TriangleAlert, className: "text-amber" },
  refused: { Icon: TriangleAlert, className: "text-red" },
} as const satisfies Record<SaveState, object>;

const TIME = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: "Asia/Ho_Chi_Minh" });

/** Always in sight at the foot of the editor: whether all is kept, and the way on to the check. */
export function SaveBar({ checkHref }: { checkHref: string }) {
  const t = useTranslations("reports");
  const router = useRouter();
  const path = usePathname();
  const context = useContext(DraftContext);
  const [isBlocked, setBlocked] = useState(false);
  if (!context) return null;
  const { saver, draft } = context;
  const { Icon, className } = ICONS[draft.state];
  const text = saveText(t, draft);
  const needsRetry = draft.state === "offline" || draft.state === "signedOut";

  const handleCheck = async () => {
    const isSaved = await saver.flush();
    setBlocked(!isSaved);
    if (isSaved) router.push(checkHref);
  };

  return (
    <FootBar>
      <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1 text-label">
        <output className="flex items-center gap-2">
          <Icon aria-hidden className={`size-4.5 shrink-0 ${className}`} />
          {text}
        </output>
        {draft.state === "signedOut" && (
          // In a window of its own: what is not saved yet stays on this page.
          <a href={`/sign-in?next=${encodeURIComponent(path)}`} target="_blank" rel="noopener" className="text-link">
            {t("saving.signIn")}
          </a>
        )}
        {isBlocked && draft.state !== "saved" && <span className="text-red">{t("saving.notSent")}</span>}
      </div>
      <div className="flex flex-wrap gap-3">
        <Button onClick={() => void saver.flush()}>{needsRetry ? t("saving.retry") : t("editor.save")}</Button>
        <Button variant="primary" onClick={() => void handleCheck()}>
          {t("editor.toCheck")}
        </Button>
      </div>
    </FootBar>
  );
}

function saveText(t: ReturnType<typeof useTranslations<"reports">>, { state, savedAt, isKept }: DraftState): string {
  if ((state === "offline" || state === "signedOut") && isKept) return t(`saving.${state}Kept`);
  if (state !== "saved") return t(`saving.${state}`);
  return savedAt === null ? t("saving.ready") : t("saving.saved", { time: TIME.format(new Date(savedAt)) });
}
