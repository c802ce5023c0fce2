import { scaleLinear } from "d3-scale";
import { FigureLabel, RowLabel, placeRows, type ChartSize } from "./chart-text";
import { axisStart, writeStep, type WaterfallBar } from "./waterfall-steps";

interface WaterfallDrawingProps {
  id: string;
  title: string;
  description: string;
  bars: readonly WaterfallBar[];
  size: ChartSize;
}

const LEAST_WIDTH = 2;

export function WaterfallDrawing({ id, title, description, bars, size }: WaterfallDrawingProps) {
  const start = axisStart(bars);
  const x = scaleLinear()
    .domain([start, Math.max(...bars.flatMap((bar) => [bar.from, bar.to]), start + 1)])
    .range([size.labelWidth, size.width - size.figureWidth]);
  const places = placeRows(
    size,
    bars.map((bar) => bar.label),
  );
  return (
    <svg
      viewBox={`0 0 ${size.width} ${places.at(-1)?.bottom ?? 0}`}
      role="img"
      aria-labelledby={`${id}-title ${id}-description`}
      className="block h-auto w-full overflow-visible"
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-description`}>{description}</desc>
      <defs>
        <pattern id={`${id}-hatch`} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="6" height="6" className="fill-raised" />
          <line x1="0" y1="0" x2="0" y2="6" strokeWidth="2.5" className="stroke-ink-soft" />
        </pattern>
      </defs>
      {bars.map((bar, index) => {
        const left = x(Math.max(start, Math.min(bar.from, bar.to)));
        const right = Math.max(x(Math.max(bar.from, bar.to)), left + LEAST_WIDTH);
        const place = places[index];
        if (!place) return null;
        const top = place.barTop;
        const isTotal = bar.kind === "total";
        const next = places[index + 1];
        return (
          <g key={bar.key}>
            <RowLabel size={size} place={place} isStrong={isTotal} />
            <rect
              x={left}
              y={top}
              width={right - left}
              height={size.barHeight}
              className={
                isTotal ? "fill-ink" : bar.kind === "increase" ? "fill-gold stroke-gold-ink" : "stroke-ink-soft"
              }
              fill={bar.kind === "decrease" ? `url(#${id}-hatch)` : undefined}
              strokeWidth={isTotal ? 0 : 1}
            />
            {isTotal && start > 0 && <AxisBreak x={left + 14} top={top} height={size.barHeight} />}
            {next && size.labelWidth > 0 && (
              <line
                x1={x(bar.to)}
                x2={x(bar.to)}
                y1={top + size.barHeight}
                y2={next.barTop}
                strokeWidth="1"
                strokeDasharray="2 3"
                className="stroke-line-strong"
              />
            )}
            <FigureLabel size={size} place={place} x={right + 8} text={writeStep(bar)} isStrong={isTotal} />
          </g>
        );
      })}
    </svg>
  );
}

/** Two slanted strokes through a bar say that it does not begin at nought. */
function AxisBreak({ x, top, height }: { x: number; top: number; height: number }) {
  const stroke = (offset: number) => `M${x + offset} ${top + height + 2} L${x + offset + 7} ${top - 2}`;
  return <path d={`${stroke(0)} ${stroke(6)}`} strokeWidth="2.5" className="stroke-raised" fill="none" />;
}
