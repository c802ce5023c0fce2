import { FileDown } from "lucide-react";
import { getLocale, getTranslations } from "next-intl/server";
import { buttonClass } from "@/components/button-class";
import { ComboBox, type ComboBoxOption } from "@/components/combo-box";
import { Select } from "@/components/select";
import { formatQuarter } from "@/lib/format";
import type { Quarter } from "@/lib/quarter";
import { EXPORT_FORMATS, EXPORT_KINDS } from "../schema";

interface ExportFormProps {
  units: readonly ComboBoxOption[];
  ownUnitId: string | undefined;
  quarters: readonly Quarter[];
}

/** What to export: a unit and a quarter, then a button for each file. */
export async function ExportForm({ units, ownUnitId, quarters }: ExportFormProps) {
  const [t, locale] = await Promise.all([getTranslations("exports"), getLocale()]);
  return (
    <form method="get" action="/api/exports/ledger" aria-label={t("form.label")} className="flex flex-col gap-6">
      <div className="grid form-width grid-cols-[minmax(0,2fr)_minmax(0,1fr)] gap-5 max-sm:grid-cols-1">
        <ComboBox
          name="unit"
          label={t("form.unit")}
          options={units}
          defaultValue={ownUnitId}
          help={t("form.unitHelp")}
        />
        <Select
          name="quarter"
          label={t("form.quarter")}
          help={t("form.quarterHelp")}
          placeholder={t("form.allTime")}
          options={quarters.map((quarter) => ({
            value: quarter,
            label: formatQuarter(quarter, locale === "vi" ? "vi" : "en"),
          }))}
          defaultValue={quarters[0]}
        />
      </div>
      <ul className="rounded-control border border-line bg-raised">
        {EXPORT_KINDS.map((kind) => (
          <li
            key={kind}
            className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 border-b border-line px-5 py-4 last:border-b-0 max-sm:px-4"
          >
            <div className="min-w-0 prose-width">
              <h2 className="font-semibold">{t(`kinds.${kind}.name`)}</h2>
              <p className="text-label text-ink-soft">{t(`kinds.${kind}.about`)}</p>
            </div>
            <div className="flex flex-wrap gap-3">
              {EXPORT_FORMATS.map((format) => (
                <button
                  key={format}
                  type="submit"
                  name="format"
                  value={format}
                  formAction={`/api/exports/${kind}`}
                  aria-label={t("form.downloadOf", { format: t(`formats.${format}`), kind: t(`kinds.${kind}.name`) })}
                  className={buttonClass("secondary")}
                >
                  <FileDown aria-hidden className="size-4.5" />
                  {t("form.download", { format: t(`formats.${format}`) })}
                </button>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </form>
  );
}
