import { useTranslations } from "next-intl";
import { buttonClass } from "./button-class";
import { DateField } from "./date-field";
import { LinkButton } from "./link-button";

interface DayControlProps {
  /** The address of the screen, without what follows the question mark. */
  action: string;
  /** The day that is shown. */
  day: string;
  today: string;
  name?: string;
  label?: string;
  /** What else the address holds and keeps. */
  keep?: Record<string, string | undefined>;
}

/** The day that a screen speaks of, in its address; without one there, it is today. */
export function DayControl({ action, day, today, name = "on", label, keep = {} }: DayControlProps) {
  const t = useTranslations("components");
  const kept = Object.entries(keep).filter((entry): entry is [string, string] => Boolean(entry[1]));
  const query = new URLSearchParams(kept).toString();
  return (
    <form
      method="get"
      action={action}
      aria-label={t("chooseDay")}
      className="no-print flex flex-wrap items-end gap-x-3 gap-y-2"
    >
      {kept.map(([key, value]) => (
        <input key={key} type="hidden" name={key} value={value} />
      ))}
      <DateField key={day} name={name} label={label ?? t("onDay")} defaultValue={day} />
      <button type="submit" className={buttonClass("secondary")}>
        {t("showDay")}
      </button>
      {day !== today && (
        <LinkButton href={query === "" ? action : `${action}?${query}`} variant="quiet">
          {t("toToday")}
        </LinkButton>
      )}
    </form>
  );
}
