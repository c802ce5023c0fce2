import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PreferenceForms } from "@/app/preference-forms";
import { FormMessage } from "@/components/form-message";
import { LinkButton } from "@/components/link-button";
import { PlainFrame } from "@/components/plain-frame";
import { ActivationForm } from "@/features/users/components/activation-form";
import { findActivation } from "@/server/activation-link";
import { numberSetting } from "@/server/settings";
import { activate } from "./activate";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("signIn"))("activate.title"), referrer: "no-referrer" };
}

// Opening the link changes nothing: mail programs and scanners open links before people do.
export default async function ActivatePage({ params }: PageProps<"/activate/[token]">) {
  const { token } = await params;
  const [t, activation, least] = await Promise.all([
    getTranslations("signIn.activate"),
    findActivation(token),
    numberSetting("password.least_characters"),
  ]);
  if (activation === null) {
    return (
      <PlainFrame preferences={<PreferenceForms />}>
        <h1 className="text-h1">{t("usedTitle")}</h1>
        <FormMessage tone="info">{t("usedText")}</FormMessage>
        <div>
          <LinkButton href="/sign-in" variant="primary">
            {t("toSignIn")}
          </LinkButton>
        </div>
      </PlainFrame>
    );
  }
  return (
    <PlainFrame preferences={<PreferenceForms />}>
      <header className="flex flex-col gap-2">
        <h1 className="text-h1">{t("title")}</h1>
        <p>{t.rich("summary", { name: activation.name, b: (text) => <strong>{text}</strong> })}</p>
        <p className="break-all text-label text-ink-soft">{activation.email}</p>
      </header>
      <ActivationForm
        action={activate}
        token={token}
        email={activation.email}
        labels={{
          password: t("password"),
          passwordHelp: t("passwordHelp", { least }),
          repeat: t("repeat"),
          submit: t("submit"),
        }}
      />
      <p className="border-t border-line pt-4 text-label text-ink-soft">{t("notYou")}</p>
    </PlainFrame>
  );
}
