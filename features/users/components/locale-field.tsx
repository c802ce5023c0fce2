"use client";

import { useTranslations } from "next-intl";
import { Select } from "@/components/select";

export function LocaleField({ defaultValue = "vi" }: { defaultValue?: string }) {
  const t = useTranslations("users");
  return (
    <Select
      name="locale"
      label={t("fields.locale")}
      defaultValue={defaultValue}
      options={[
        { value: "vi", label: t("locales.vi") },
        { value: "en", label: t("locales.en") },
      ]}
    />
  );
}
