"use client";

import { signIn } from "next-auth/react";
import { useTranslations } from "next-intl";
import type { ReactNode, SubmitEvent } from "react";
import { useEffect, useRef, useState, useSyncExternalStore, useTransition } from "react";
import { Button } from "@/components/button";
import { FormActions } from "@/components/form-actions";
import { FormMessage } from "@/components/form-message";
import { TextField } from "@/components/text-field";

// Signing in needs its script: until it runs, the button does not answer.
const noChanges = () => () => undefined;

interface SignInFormProps {
  onSignedIn: () => void;
  submitLabel: string;
  /** Signing in again on an open page: it belongs to this account and to no other. */
  fixedEmail?: string;
  children?: ReactNode;
}

export function SignInForm({ onSignedIn, submitLabel, fixedEmail, children }: SignInFormProps) {
  const t = useTranslations("signIn");
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isPending, startSignIn] = useTransition();
  const isScripted = useSyncExternalStore(
    noChanges,
    () => true,
    () => false,
  );
  const box = useRef<HTMLDivElement>(null);
  const form = useRef<HTMLFormElement>(null);

  useEffect(() => {
    if (refusal === null) return;
    box.current?.focus();
  }, [refusal]);

  const handleSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isPending) return;
    const typed = new FormData(event.currentTarget);
    const email = fixedEmail ?? textOf(typed, "email");
    setRefusal(null);
    startSignIn(async () => {
      const outcome = await askToSignIn(email, textOf(typed, "password"));
      if (outcome === "signed_in") return onSignedIn();
      const password = form.current?.elements.namedItem("password");
      if (password instanceof HTMLInputElement) password.value = "";
      if (outcome === "refused") setRefusal(t("refused"));
      else setRefusal(outcome === "unreachable" ? t("notSent") : t("waiting", { minutes: outcome.minutes }));
    });
  };

  return (
    // However it is sent, a password must not come into the address: hence the method.
    <form ref={form} method="post" onSubmit={handleSubmit} aria-busy={isPending} className="flex flex-col gap-5">
      {refusal && (
        <div ref={box} tabIndex={-1} role="alert" className="rounded-control">
          <FormMessage tone="error">{refusal}</FormMessage>
        </div>
      )}
      {fixedEmail === undefined ? (
        <TextField
          name="email"
          type="email"
          label={t("email")}
          autoComplete="username"
          inputMode="email"
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the page has one thing to do, and it begins here
          autoFocus
        />
      ) : (
        <p className="flex flex-col gap-1">
          <span className="text-label font-medium">{t("email")}</span>
          <span className="break-all">{fixedEmail}</span>
          <input type="hidden" name="email" value={fixedEmail} autoComplete="username" />
        </p>
      )}
      <TextField
        name="password"
        type="password"
        label={t("password")}
        autoComplete="current-password"
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog has this one field
        autoFocus={fixedEmail !== undefined}
      />
      <FormActions>
        <Button type="submit" variant="primary" isPending={isPending} isDisabled={!isScripted}>
          {isPending ? t("pending") : submitLabel}
        </Button>
        {children}
      </FormActions>
    </form>
  );
}

type Outcome = "signed_in" | "refused" | "unreachable" | { minutes: number };

async function askToSignIn(email: string, password: string): Promise<Outcome> {
  try {
    const answer = await signIn("credentials", { email, password, redirect: false });
    if (answer === undefined) return "unreachable";
    if (answer.ok && !answer.error) return "signed_in";
    const minutes = /^wait-(\d+)$/.exec(answer.error ?? "")?.[1];
    return minutes === undefined ? "refused" : { minutes: Number(minutes) };
  } catch {
    return "unreachable";
  }
}

function textOf(formData: FormData, name: string): string {
  const value = formData.get(name);
  return typeof value === "string" ? value : "";
}
