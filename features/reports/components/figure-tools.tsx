import { CopyCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { Button } from "@/components/button";

interface FigureToolsProps {
  isCumulative: boolean;
  /** Only from the second quarter on, where the earlier ones are known. */
  mayBeCumulative: boolean;
  onCumulative: (isCumulative: boolean) => void;
  /** How many blank standings could be taken over from the quarter before. */
  standings: number;
  hasStandings: boolean;
  onCopyStandings: () => void;
}

export function FigureTools(props: FigureToolsProps) {
  const { isCumulative, mayBeCumulative, onCumulative, standings, hasStandings, onCopyStandings } = props;
  const t = useTranslations("reports.editor");
  const id = useId();
  return (
    <>
      {mayBeCumulative && (
        <fieldset className="segments">
          <legend className="sr-only">{t("entryMode")}</legend>
          {[false, true].map((isSum) => (
            <label key={String(isSum)}>
              <input
                type="radio"
                name={id}
                checked={isCumulative === isSum}
                onChange={() => onCumulative(isSum)}
                className="sr-only"
              />
              {isSum ? t("byYear") : t("byQuarter")}
            </label>
          ))}
        </fieldset>
      )}
      {hasStandings && (
        <Button
          size="small"
          icon={<CopyCheck aria-hidden className="size-4.5" />}
          isDisabled={standings === 0}
          onClick={onCopyStandings}
        >
          {t("copyStandings", { count: standings })}
        </Button>
      )}
    </>
  );
}
