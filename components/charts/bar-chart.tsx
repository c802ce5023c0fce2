import { scaleLinear } from "d3-scale";
import { useId } from "react";
import { formatNumber } from "@/lib/format";
import { ChartFrame } from "./chart-frame";
import { FigureLabel, NARROW, RowLabel, WIDE, placeRows, type ChartSize } from "./chart-text";

export interface ChartBar {
  key: string;
  label: string;
  value: number;
  /** The same figure of the period before, drawn as a stroke across the bar. */
  previous?: number | undefined;
  isAccent?: boolean | undefined;
  href?: string | undefined;
}

interface BarChartProps {
  title: string;
  description: string;
  bars: readonly ChartBar[];
  headers: { label: string; value: string; previous?: string };
}

export function BarChart({ title, description, bars, headers }: BarChartProps) {
  const id = useId();
  const drawing = { title, bars, previousHeader: headers.previous };
  return (
    <ChartFrame
      title={title}
      description={description}
      wide={<BarDrawing {...drawing} id={`${id}w`} size={WIDE} />}
      narrow={<BarDrawing {...drawing} id={`${id}n`} size={NARROW} />}
      headers={[headers.label, headers.value, ...(headers.previous ? [headers.previous] : [])]}
      rows={bars.map((bar) => ({
        ...bar,
        figures: [formatNumber(bar.value), bar.previous === undefined ? "" : formatNumber(bar.previous)],
      }))}
    />
  );
}

interface BarDrawingProps {
  id: string;
  title: string;
  bars: readonly ChartBar[];
  size: ChartSize;
  previousHeader: string | undefined;
}

const LEGEND_HEIGHT = 30;

function BarDrawing({ id, title, bars, size, previousHeader }: BarDrawingProps) {
  const most = Math.max(1, ...bars.flatMap((bar) => [bar.value, bar.previous ?? 0]));
  const x = scaleLinear()
    .domain([0, most])
    .range([size.labelWidth, size.width - size.figureWidth]);
  const places = placeRows(
    size,
    bars.map((bar) => bar.label),
  );
  const rowsHeight = places.at(-1)?.bottom ?? 0;
  const height = rowsHeight + (previousHeader ? LEGEND_HEIGHT : 0);
  return (
    <svg
      viewBox={`0 0 ${size.width} ${height}`}
      role="img"
      aria-labelledby={`${id}-title ${id}-description`}
      className="block h-auto w-full overflow-visible"
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-description`}>{bars.map((bar) => `${bar.label} ${formatNumber(bar.value)}`).join("; ")}</desc>
      {size.labelWidth > 0 && (
        <line x1={x(0)} x2={x(0)} y1={4} y2={rowsHeight - 4} strokeWidth="1" className="stroke-line-strong" />
      )}
      {bars.map((bar, index) => {
        const place = places[index];
        if (!place) return null;
        const top = place.barTop;
        const end = Math.max(x(bar.value), x(bar.previous ?? 0));
        return (
          <g key={bar.key}>
            <RowLabel size={size} place={place} isStrong={bar.isAccent ?? false} />
            <rect
              x={x(0)}
              y={top}
              width={Math.max(x(bar.value) - x(0), bar.value > 0 ? 2 : 0)}
              height={size.barHeight}
              strokeWidth={bar.isAccent ? 1 : 0}
              className={bar.isAccent ? "fill-gold stroke-gold-ink" : "fill-bar"}
            />
            {bar.previous !== undefined && <PreviousMark x={x(bar.previous)} top={top} height={size.barHeight} />}
            <FigureLabel size={size} place={place} x={end + 8} text={formatNumber(bar.value)} isStrong />
          </g>
        );
      })}
      {previousHeader && (
        <g>
          <PreviousMark x={size.labelWidth + 4} top={rowsHeight + 8} height={14} />
          <text
            x={size.labelWidth + 16}
            y={rowsHeight + 15}
            fontSize={14}
            dominantBaseline="central"
            className="fill-ink-soft"
          >
            {previousHeader}
          </text>
        </g>
      )}
    </svg>
  );
}

function PreviousMark({ x, top, height }: { x: number; top: number; height: number }) {
  return (
    <g>
      <line x1={x} x2={x} y1={top - 5} y2={top + height + 5} strokeWidth="5" className="stroke-raised" />
      <line x1={x} x2={x} y1={top - 4} y2={top + height + 4} strokeWidth="2.5" className="stroke-ink" />
    </g>
  );
}
