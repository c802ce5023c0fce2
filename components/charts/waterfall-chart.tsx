import { useTranslations } from "next-intl";
import { useId } from "react";
import { ChartFrame } from "./chart-frame";
import { NARROW, WIDE } from "./chart-text";
import { WaterfallDrawing } from "./waterfall-drawing";
import { isTruncated, layWaterfall, writeStep, type WaterfallStep } from "./waterfall-steps";

export type { WaterfallStep } from "./waterfall-steps";

interface WaterfallChartProps {
  title: string;
  description: string;
  steps: readonly WaterfallStep[];
  headers: { step: string; value: string };
}

/** From an opening stock over what came and went to a closing stock; values of changes are given without sign. */
export function WaterfallChart({ title, description, steps, headers }: WaterfallChartProps) {
  const t = useTranslations("components");
  const id = useId();
  const bars = layWaterfall(steps);
  const drawing = { title, description: steps.map(stepInWords).join("; "), bars };
  return (
    <ChartFrame
      title={title}
      description={description}
      wide={<WaterfallDrawing {...drawing} id={`${id}w`} size={WIDE} />}
      narrow={<WaterfallDrawing {...drawing} id={`${id}n`} size={NARROW} />}
      note={isTruncated(bars) ? t("chartTruncated") : undefined}
      headers={[headers.step, headers.value]}
      rows={steps.map((step) => ({ ...step, figures: [writeStep(step)] }))}
    />
  );
}

const stepInWords = (step: WaterfallStep) => `${step.label} ${writeStep(step)}`;
