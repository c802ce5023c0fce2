import { getTranslations } from "next-intl/server";
import { ComboBox, type ComboBoxOption } from "@/components/combo-box";
import { DateField } from "@/components/date-field";
import { FilterBar } from "@/components/filter-bar";
import { Select } from "@/components/select";
import { TextField } from "@/components/text-field";
import { isFiltered, type RegisterAddress, registerParts, STANDING_FILTERS } from "../rules/register-address";

interface RegisterFiltersProps {
  address: RegisterAddress;
  unitName: string | null;
  findUnits: (query: string) => Promise<ComboBoxOption[]>;
}

/** What narrows the register down: the usual three in sight, the others unfolded when one of them is in use. */
export async function RegisterFilters({ address, unitName, findUnits }: RegisterFiltersProps) {
  const [t, tc] = await Promise.all([getTranslations("members"), getTranslations("common")]);
  const { q, unit, standing, sex, card, known } = address;
  const { on, sort, dir, cols } = registerParts(address);
  const kept = Object.entries({ on, sort, dir, cols }).filter((part) => part[1] !== undefined);
  const years = ["bornFrom", "bornTo", "admittedFrom", "admittedTo"] as const;
  const usesMore = [sex, card, known, ...years.map((name) => address[name])].some((value) => value !== undefined);
  return (
    <FilterBar
      label={t("filter")}
      submitLabel={tc("filter")}
      action="/members"
      hidden={Object.fromEntries(kept.map(([name, value]) => [name, String(value)]))}
      {...(isFiltered(address) ? { clearHref: "/members?view=all", clearLabel: tc("clearFilters") } : {})}
    >
      <TextField name="q" type="search" label={t("searchName")} defaultValue={q} placeholder={t("searchPlaceholder")} />
      <ComboBox
        name="unit"
        label={t("unit")}
        searchAction={findUnits}
        defaultValue={unit}
        {...(unitName === null ? {} : { defaultLabel: unitName })}
        placeholder={t("allUnits")}
      />
      <Select
        name="standing"
        label={t("standing")}
        defaultValue={standing}
        options={STANDING_FILTERS.map((value) => ({ value, label: t(`standingFilters.${value}`) }))}
      />
      <details className="order-1 col-span-full" open={usesMore}>
        <summary className="inline-flex min-h-9 items-center text-label text-link underline underline-offset-4">
          {t("register.more")}
        </summary>
        <div className="mt-3 grid grid-cols-[repeat(auto-fill,minmax(min(13rem,100%),1fr))] items-end gap-x-4 gap-y-3">
          <Select
            name="sex"
            label={t("sex")}
            defaultValue={sex}
            placeholder={tc("all")}
            options={(["female", "male"] as const).map((value) => ({ value, label: t(`sexes.${value}`) }))}
          />
          {years.map((name) => (
            <TextField
              key={name}
              name={name}
              label={t(`register.years.${name}`)}
              defaultValue={address[name] === undefined ? "" : String(address[name])}
              inputMode="numeric"
              maxLength={4}
              placeholder={t("register.yearPlaceholder")}
            />
          ))}
          <Select
            name="card"
            label={t("cardNo")}
            defaultValue={card}
            placeholder={tc("all")}
            options={(["with", "without"] as const).map((value) => ({ value, label: t(`register.cards.${value}`) }))}
          />
          <DateField name="known" label={t("register.known")} defaultValue={known} />
        </div>
      </details>
    </FilterBar>
  );
}
