import { Columns3 } from "lucide-react";
import { cookies } from "next/headers";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { buttonClass } from "@/components/button-class";
import { ChoiceForm } from "@/components/choice-form";
import { DayControl } from "@/components/day-control";
import { UnfoldingMenu } from "@/components/unfolding-menu";
import { today } from "@/lib/dates";
import { readDensity } from "@/server/preference-cookies";
import { setDensity } from "@/server/preferences";
import { REGISTER_COLUMNS, type RegisterAddress, registerParts } from "../rules/register-address";

/** How the register is looked at: on which day, with which columns, how closely set. */
export async function RegisterTools({ address, children }: { address: RegisterAddress; children: ReactNode }) {
  const t = await getTranslations("members.register");
  const tm = await getTranslations("members");
  const density = readDensity(await cookies());
  const parts = Object.entries(registerParts(address)).filter((part) => part[1] !== undefined);
  const kept = (without: string): Record<string, string> => {
    const others = parts.filter(([name]) => name !== without).map(([name, value]) => [name, String(value)] as const);
    // An address that asks for nothing would open the usual view.
    return others.length === 0 ? { view: "all" } : Object.fromEntries(others);
  };
  const now = today();
  return (
    <div className="no-print flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <DayControl
        action="/members"
        name="on"
        label={t("onDay")}
        day={address.on ?? now}
        today={now}
        keep={kept("on")}
      />
      <div className="flex flex-wrap items-end gap-3">
        <UnfoldingMenu
          summary={
            <>
              <Columns3 aria-hidden className="size-4.5" />
              {t("columns")}
            </>
          }
          summaryClass={buttonClass("secondary", "small")}
          panelClass="top-full right-0 mt-1 w-72 max-w-[calc(100vw-2rem)] p-4 max-lg:right-auto max-lg:left-0"
        >
          <form method="get" action="/members" aria-label={t("chooseColumns")} className="flex flex-col gap-1">
            {Object.entries(kept("cols")).map(([name, value]) => (
              <input key={name} type="hidden" name={name} value={value} />
            ))}
            <fieldset>
              <legend className="mb-1 text-label font-medium">{t("chooseColumns")}</legend>
              {REGISTER_COLUMNS.map((column) => (
                <label key={column} className="flex min-h-9 items-center gap-3 coarse:min-h-11">
                  <input
                    type="checkbox"
                    name="cols"
                    value={column}
                    defaultChecked={address.cols.includes(column)}
                    className="size-5 accent-ink"
                  />
                  {tm(`columns.${column}`)}
                </label>
              ))}
            </fieldset>
            <button type="submit" className={`mt-2 ${buttonClass("secondary", "small")}`}>
              {t("showColumns")}
            </button>
          </form>
        </UnfoldingMenu>
        <ChoiceForm
          name="density"
          label={t("density")}
          current={density === "compact" ? "compact" : "standard"}
          choices={(["compact", "standard"] as const).map((value) => ({ value, label: t(`densities.${value}`) }))}
          action={setDensity}
        />
        {children}
      </div>
    </div>
  );
}
