"use client";

import { unstable_rethrow, useRouter } from "next/navigation";
import type { Route } from "next";
import { useTranslations } from "next-intl";
import type { ReactNode, SubmitEvent } from "react";
import {
  Fragment,
  startTransition,
  useActionState,
  useCallback,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
  useTransition,
} from "react";
import { clsx } from "clsx";
import { v4 as uuid } from "uuid";
import { idleFormState, type FormAction, type FormState } from "@/lib/form-state";
import { ActionFormContext } from "./action-form-context";
import { ErrorSummary } from "./error-summary";
import { FormMessage } from "./form-message";
import { showToast } from "./toast";
import { useLeaveWarning } from "./use-leave-warning";

interface ActionFormProps {
  action: FormAction;
  children: ReactNode;
  label?: string;
  width?: "form" | "full";
  warnOnLeave?: boolean;
  resetOnSuccess?: boolean;
}

export function ActionForm({
  action,
  children,
  label,
  width = "form",
  warnOnLeave = true,
  resetOnSuccess = false,
}: ActionFormProps) {
  const t = useTranslations("components");
  const router = useRouter();
  const formId = useId();
  const [labels] = useState(() => new Map<string, string>());
  const form = useRef<HTMLFormElement>(null);
  const [requestKey, setRequestKey] = useState(() => uuid());
  const [round, setRound] = useState(0);
  // Without scripts the browser posts the form itself and this first state carries the answer.
  const [postedState, postAction] = useActionState(action, idleFormState);
  const [answer, setAnswer] = useState<FormState | null>(null);
  const [isPending, startSubmit] = useTransition();
  const { markDirty, markClean } = useLeaveWarning(warnOnLeave, t("leaveWarning"));
  const state = answer ?? postedState;

  const settle = (next: FormState) => {
    setAnswer(next);
    // Whoever watches the session asks to sign in again, here and now; what was typed stays.
    if (next.status === "signed_out") window.dispatchEvent(new CustomEvent("so-ket:signed-out"));
    if (next.status !== "success") return;
    markClean();
    setRequestKey(uuid());
    if (resetOnSuccess) setRound((count) => count + 1);
    if (next.message) showToast(next.message);
    // oxlint-disable-next-line typescript/no-unnecessary-type-assertion -- Route is a narrow type once Next has generated it
    if (next.redirectTo) router.push(next.redirectTo as Route);
  };

  // React empties a form after its action; sending by hand keeps what was typed when the answer is a refusal.
  const handleSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isPending) return;
    const formData = new FormData(event.currentTarget, event.nativeEvent.submitter);
    startSubmit(async () => {
      const next = await sendForm(action, state, formData, t("notSent"));
      startTransition(() => settle(next));
    });
  };

  useEffect(() => {
    if (round > 0) form.current?.querySelector<HTMLElement>("input:not([type=hidden]), select, textarea")?.focus();
  }, [round]);

  const registerLabel = useCallback((name: string, text: string) => void labels.set(name, text), [labels]);
  const context = useMemo(
    () => ({ formId, state, isPending, registerLabel }),
    [formId, state, isPending, registerLabel],
  );

  return (
    <ActionFormContext value={context}>
      <form
        ref={form}
        action={postAction}
        onSubmit={handleSubmit}
        onInput={markDirty}
        aria-label={label}
        aria-busy={isPending}
        noValidate
        className={clsx("flex flex-col gap-5", width === "form" && "form-width")}
      >
        <ErrorSummary state={state} formId={formId} labels={labels} />
        {state.status === "success" && state.message && (
          <noscript>
            <FormMessage tone="success">{state.message}</FormMessage>
          </noscript>
        )}
        <input type="hidden" name="requestKey" defaultValue={requestKey} suppressHydrationWarning />
        <Fragment key={round}>{children}</Fragment>
      </form>
    </ActionFormContext>
  );
}

async function sendForm(action: FormAction, previous: FormState, formData: FormData, notSent: string) {
  try {
    return await action(previous, formData);
  } catch (error) {
    unstable_rethrow(error);
    if (error instanceof Error && "digest" in error) throw error;
    return { status: "error", message: notSent } satisfies FormState;
  }
}
