"use client";

import { useTranslations } from "next-intl";
import { SignInForm } from "./sign-in-form";

/** The sign-in page's form; a whole new page follows, so that nothing of an earlier person stays in memory. */
export function SignInHere({ next }: { next: string }) {
  const t = useTranslations("signIn");
  return <SignInForm submitLabel={t("submit")} onSignedIn={() => window.location.assign(next)} />;
}
