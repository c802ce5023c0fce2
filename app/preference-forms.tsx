import { cookies } from "next/headers";
import { getLocale, getTranslations } from "next-intl/server";
import { densities, locales, readDensity, readTheme, themes } from "@/server/preference-cookies";
import { setDensity, setLocale, setTheme } from "@/server/preferences";
import { ChoiceForm } from "@/components/choice-form";

export async function PreferenceForms() {
  const t = await getTranslations("frame");
  const jar = await cookies();
  return (
    <div className="flex flex-col gap-4">
      <ChoiceForm
        name="locale"
        label={t("language")}
        current={await getLocale()}
        choices={locales.map((value) => ({ value, label: t(`locales.${value}`) }))}
        action={setLocale}
      />
      <ChoiceForm
        name="theme"
        label={t("theme")}
        current={readTheme(jar)}
        choices={themes.map((value) => ({ value, label: t(`themes.${value}`) }))}
        action={setTheme}
      />
      <ChoiceForm
        name="density"
        label={t("density")}
        current={readDensity(jar)}
        choices={densities.map((value) => ({ value, label: t(`densities.${value}`) }))}
        action={setDensity}
      />
    </div>
  );
}
