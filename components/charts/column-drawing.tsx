import { scaleLinear } from "d3-scale";

export interface ChartColumn {
  key: string;
  /** The column's name in the table, and the short one beneath the column. */
  label: string;
  shortLabel: string;
  /** The parts from the bottom up. */
  parts: readonly [number, number];
  /** Sum and parts as they are written, in the order of the headers. */
  figures: readonly [string, string, string];
}

interface ColumnDrawingProps {
  id: string;
  title: string;
  description: string;
  columns: readonly ChartColumn[];
  width: number;
}

const HEIGHT = 220;
const TOP = 24;
const FOOT = 30;
const FONT_SIZE = 14;

export function ColumnDrawing({ id, title, description, columns, width }: ColumnDrawingProps) {
  const most = Math.max(1, ...columns.map(({ parts }) => parts[0] + parts[1]));
  const y = scaleLinear()
    .domain([0, most])
    .range([HEIGHT - FOOT, TOP]);
  const step = width / Math.max(columns.length, 1);
  const columnWidth = Math.min(step * 0.62, 48);
  return (
    <svg
      viewBox={`0 0 ${width} ${HEIGHT}`}
      role="img"
      aria-labelledby={`${id}-title ${id}-description`}
      className="block h-auto w-full overflow-visible"
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-description`}>{description}</desc>
      {columns.map((column, place) => {
        const [lower, upper] = column.parts;
        const middle = step * (place + 0.5);
        const left = middle - columnWidth / 2;
        return (
          <g key={column.key}>
            <rect x={left} y={y(lower)} width={columnWidth} height={y(0) - y(lower)} className="fill-ink" />
            <rect
              x={left}
              y={y(lower + upper)}
              width={columnWidth}
              height={y(lower) - y(lower + upper)}
              className="fill-gold stroke-gold-ink"
              strokeWidth={upper > 0 ? 1 : 0}
            />
            <text
              x={middle}
              y={y(lower + upper) - 7}
              fontSize={FONT_SIZE}
              fontWeight={500}
              textAnchor="middle"
              className="fill-ink"
            >
              {column.figures[0]}
            </text>
            <text x={middle} y={HEIGHT - 10} fontSize={FONT_SIZE} textAnchor="middle" className="fill-ink-soft">
              {column.shortLabel}
            </text>
          </g>
        );
      })}
      <line x1="0" x2={width} y1={y(0)} y2={y(0)} strokeWidth="1" className="stroke-line-strong" />
    </svg>
  );
}
