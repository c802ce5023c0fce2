"use client";

import { useTranslations } from "next-intl";
import { AlertDialog } from "@/components/alert-dialog";
import { Button } from "@/components/button";
import { FormActions } from "@/components/form-actions";
import { LinkButton } from "@/components/link-button";
import { showToast } from "@/components/toast";
import { formatDateTime } from "@/lib/format";
import { SignInForm } from "./sign-in-form";
import type { SessionPhase, useSessionEnds } from "./use-session-ends";

interface SessionNoticeProps extends ReturnType<typeof useSessionEnds> {
  email: string;
}

/** What is asked when a session is about to end, has ended, or became somebody else's. */
export function SessionNotice({ phase, check, acknowledge, email }: SessionNoticeProps) {
  const t = useTranslations("session");
  const handleSignedIn = () => {
    showToast(t("signedInAgain"));
    void check();
  };
  return (
    <>
      <AlertDialog isOpen={phase.name === "warning"} title={t("warningTitle")}>
        {phase.name === "warning" && (
          <Warning phase={phase} onStay={() => void check("POST")} onUnderstood={acknowledge} />
        )}
      </AlertDialog>
      <AlertDialog isOpen={phase.name === "ended"} title={t("endedTitle")}>
        <p>{t("endedText")}</p>
        <SignInForm submitLabel={t("again")} fixedEmail={email} onSignedIn={handleSignedIn}>
          <LinkButton href="/sign-in" variant="quiet">
            {t("otherPerson")}
          </LinkButton>
        </SignInForm>
      </AlertDialog>
      <AlertDialog isOpen={phase.name === "otherAccount"} title={t("otherTitle")}>
        <p>{t("otherText", { email })}</p>
        <FormActions>
          <Button variant="primary" onClick={() => window.location.reload()}>
            {t("reload")}
          </Button>
        </FormActions>
      </AlertDialog>
    </>
  );
}

interface WarningProps {
  phase: Extract<SessionPhase, { name: "warning" }>;
  onStay: () => void;
  onUnderstood: () => void;
}

function Warning({ phase, onStay, onUnderstood }: WarningProps) {
  const t = useTranslations("session");
  const time = formatDateTime(phase.endsAt);
  return (
    <>
      <p>{phase.canStay ? t("idleText", { time }) : t("absoluteText", { time })}</p>
      <FormActions>
        {phase.canStay ? (
          <Button variant="primary" onClick={onStay}>
            {t("stay")}
          </Button>
        ) : (
          <Button variant="primary" onClick={onUnderstood}>
            {t("understood")}
          </Button>
        )}
      </FormActions>
    </>
  );
}
