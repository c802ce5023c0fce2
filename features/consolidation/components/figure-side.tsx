import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/action-form";
import { Facts } from "@/components/facts";
import { FormActions } from "@/components/form-actions";
import { FormMessage } from "@/components/form-message";
import { SubmitButton } from "@/components/submit-button";
import { TextArea } from "@/components/text-area";
import { TextField } from "@/components/text-field";
import { LONGEST_REASON } from "@/features/reports/rules/limits";
import { formatDateTime, formatNumber } from "@/lib/format";
import type { Quarter } from "@/lib/quarter";
import { stateFigureAction, withdrawFigureAction } from "../actions";
import { type ConsolidatedLine, differsFromSum, type RegisterSide } from "../rules/consolidate";

const signed = (value: number) => `${value > 0 ? "+" : value < 0 ? "−" : ""}${formatNumber(Math.abs(value), 4)}`;

/** The reports' sum beside the register's figure of the committee itself, and what makes the difference. */
export function RegisterDifference({ register, sum }: { register: RegisterSide; sum: number | null }) {
  const t = useTranslations("consolidation.register");
  return (
    <Facts
      items={[
        { label: t("sum"), value: sum === null ? "–" : formatNumber(sum, 4) },
        { label: t("value"), value: formatNumber(register.value, 4) },
        { label: t("difference"), value: register.difference === null ? "–" : signed(register.difference) },
        { label: t("internal"), value: signed(register.internal) },
        {
          label: t("corrected", { count: register.correctedUnits }),
          value: signed(register.corrected),
        },
        { label: t("rest"), value: signed(register.rest) },
      ]}
    />
  );
}

interface StatedFigureProps {
  line: ConsolidatedLine;
  unitId: string;
  quarter: Quarter;
  mayState: boolean;
}

/** What the committee states by hand beside the sum: another figure is warned of and asked about, and kept. */
export function StatedFigure({ line, unitId, quarter, mayState }: StatedFigureProps) {
  const t = useTranslations("consolidation.stated");
  const { stated, amount } = line;
  const place = { unitId, quarter, indicator: line.code, baseVersion: String(stated?.version ?? 0) };
  const hidden = Object.entries(place).map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={value} />
  ));
  return (
    <div className="flex flex-col gap-4">
      {stated !== null && (
        <p>{t("now", { value: formatNumber(stated.value, 4), name: stated.byName, at: formatDateTime(stated.at) })}</p>
      )}
      {stated !== null && differsFromSum(line) && (
        <FormMessage
          tone="warning"
          title={t("differs", { value: formatNumber(stated.value, 4), sum: formatNumber(amount.value ?? 0, 4) })}
        >
          {stated.explanation === "" ? t("explain") : t("explained", { text: stated.explanation })}
        </FormMessage>
      )}
      {mayState && (
        <ActionForm key={place.baseVersion} action={stateFigureAction} label={t("title")}>
          {hidden}
          <TextField
            name="value"
            label={t("value")}
            inputMode="decimal"
            isRequired
            defaultValue={stated === null ? "" : formatNumber(stated.value, 4)}
          />
          <TextArea
            name="explanation"
            label={t("explanation")}
            help={t("explanationHelp")}
            maxLength={LONGEST_REASON}
            defaultValue={stated?.explanation ?? ""}
          />
          <FormActions>
            <SubmitButton>{t("keep")}</SubmitButton>
          </FormActions>
        </ActionForm>
      )}
      {mayState && stated !== null && (
        <ActionForm action={withdrawFigureAction} label={t("withdraw")} warnOnLeave={false}>
          {hidden}
          <FormActions>
            <SubmitButton variant="secondary">{t("withdraw")}</SubmitButton>
          </FormActions>
        </ActionForm>
      )}
    </div>
  );
}
