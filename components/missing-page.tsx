import { getTranslations } from "next-intl/server";
import { LinkButton } from "./link-button";

/** The same words for what does not exist and for what is not the reader's: they must not be told apart. */
export async function MissingPage() {
  const t = await getTranslations("errors");
  return (
    <div className="flex w-full max-w-160 flex-col items-start gap-5">
      <h1 className="text-h1">{t("notFoundTitle")}</h1>
      <p className="text-ink-soft">{t("notFoundText")}</p>
      <LinkButton href="/">{t("goHome")}</LinkButton>
    </div>
  );
}
