import { getLocale, getTranslations } from "next-intl/server";
import { NumberField } from "@/components/number-field";
import { Select } from "@/components/select";
import { TextField } from "@/components/text-field";
import type { UnitVersion } from "../queries/get-unit";
import type { UnitKind } from "../queries/list-unit-kinds";

interface UnitFieldsProps {
  kinds: readonly UnitKind[];
  current?: UnitVersion;
}

/** What is told of a unit, of a new one or as its next version. */
export async function UnitFields({ kinds, current }: UnitFieldsProps) {
  const [t, locale] = await Promise.all([getTranslations("orgUnits"), getLocale()]);
  return (
    <>
      <TextField
        name="name"
        label={t("name")}
        help={t("nameHelp")}
        isRequired
        maxLength={200}
        defaultValue={current?.name}
      />
      <Select
        name="kind"
        label={t("kind")}
        isRequired
        defaultValue={current?.kind}
        placeholder={t("chooseKind")}
        options={kinds.map((kind) => ({ value: kind.code, label: locale === "en" ? kind.nameEn : kind.nameVi }))}
      />
      <div className="grid gap-5 sm:grid-cols-3">
        <TextField name="code" label={t("code")} maxLength={40} defaultValue={current?.code ?? undefined} />
        <TextField name="docCode" label={t("docCode")} maxLength={40} defaultValue={current?.docCode ?? undefined} />
        <NumberField name="ordinal" label={t("ordinal")} defaultValue={current && String(current.ordinal)} />
      </div>
    </>
  );
}
