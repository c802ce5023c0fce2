import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { PreferenceForms } from "@/app/preference-forms";
import { ClientMessages } from "@/components/client-messages";
import { FormMessage } from "@/components/form-message";
import { PlainFrame } from "@/components/plain-frame";
import { SignInHere } from "@/features/users/components/sign-in-here";
import { nextPath } from "@/features/users/rules/next-path";
import { findSessionEnds } from "@/server/session";
import type { Route } from "next";

const ENDINGS = ["signed-out", "everywhere", "activated"] as const;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("signIn"))("title") };
}

export default async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  const [t, asked, open] = await Promise.all([getTranslations("signIn"), searchParams, findSessionEnds()]);
  const next = nextPath(asked["next"]);
  // oxlint-disable-next-line typescript/no-unnecessary-type-assertion -- Route is a narrow type once Next has generated it
  if (open !== null) redirect(next as Route);
  const ending = ENDINGS.find((one) => one === asked["ended"]);
  return (
    <PlainFrame preferences={<PreferenceForms />}>
      <header>
        <h1 className="text-h1">{t("title")}</h1>
        <p className="mt-1 text-ink-soft">{t("summary")}</p>
      </header>
      {ending && <FormMessage tone="success">{t(`ended.${ending}`)}</FormMessage>}
      <ClientMessages namespaces={["signIn"]}>
        <SignInHere next={next} />
      </ClientMessages>
      <p className="border-t border-line pt-4 text-label text-ink-soft">{t("help")}</p>
    </PlainFrame>
  );
}
