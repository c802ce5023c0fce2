import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { MissingPage } from "@/components/missing-page";
import { PlainFrame } from "@/components/plain-frame";
import { PreferenceForms } from "./preference-forms";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("errors");
  return { title: t("notFoundTitle") };
}

export default function NotFoundPage() {
  return (
    <PlainFrame preferences={<PreferenceForms />}>
      <MissingPage />
    </PlainFrame>
  );
}
