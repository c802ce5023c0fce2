export interface ChartSize {
  width: number;
  fontSize: number;
  /** Where the bars begin; 0 puts each label above its bar. */
  labelWidth: number;
  barHeight: number;
  /** Room between a row and the next. */
  gap: number;
  /** Room kept for the figure beside a bar. */
  figureWidth: number;
}

export const WIDE: ChartSize = { width: 680, fontSize: 15, labelWidth: 230, barHeight: 22, gap: 20, figureWidth: 78 };
export const NARROW: ChartSize = { width: 340, fontSize: 14, labelWidth: 0, barHeight: 20, gap: 16, figureWidth: 66 };

export interface ChartRowPlace {
  label: string;
  lines: readonly string[];
  top: number;
  bottom: number;
  barTop: number;
}

const MEAN_LETTER_WIDTH = 0.56;
const LINE_HEIGHT = 1.32;

/** Breaks a label between words into lines that fit; SVG text does not wrap by itself. */
function wrapLabel(label: string, width: number, fontSize: number): string[] {
  const most = Math.max(8, Math.floor(width / (fontSize * MEAN_LETTER_WIDTH)));
  const lines: string[] = [];
  for (const word of label.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** Gives every row the height its whole label needs: names are never cut. */
export function placeRows(size: ChartSize, labels: readonly string[]): ChartRowPlace[] {
  let top = 0;
  return labels.map((label) => {
    const isBeside = size.labelWidth > 0;
    const lines = wrapLabel(label, isBeside ? size.labelWidth - 16 : size.width, size.fontSize);
    const textHeight = lines.length * size.fontSize * LINE_HEIGHT;
    const height = isBeside ? Math.max(textHeight, size.barHeight) : textHeight + 4 + size.barHeight;
    const barTop = isBeside ? top + size.gap / 2 + (height - size.barHeight) / 2 : top + size.gap / 2 + textHeight + 4;
    const place = { label, lines, top, bottom: top + height + size.gap, barTop };
    top = place.bottom;
    return place;
  });
}

interface RowLabelProps {
  size: ChartSize;
  place: ChartRowPlace;
  isStrong?: boolean;
}

export function RowLabel({ size, place, isStrong = false }: RowLabelProps) {
  const lineHeight = size.fontSize * LINE_HEIGHT;
  const middle = (place.top + place.bottom) / 2 - ((place.lines.length - 1) * lineHeight) / 2;
  const first = size.labelWidth > 0 ? middle : place.top + size.gap / 2 + lineHeight / 2;
  return (
    <text fontSize={size.fontSize} fontWeight={isStrong ? 600 : 400} className="fill-ink" dominantBaseline="central">
      {place.lines.map((line, index) => (
        <tspan key={line} x={0} y={first + index * lineHeight}>
          {line}
        </tspan>
      ))}
    </text>
  );
}

interface FigureLabelProps {
  size: ChartSize;
  place: ChartRowPlace;
  x: number;
  text: string;
  isStrong?: boolean;
}

export function FigureLabel({ size, place, x, text, isStrong = false }: FigureLabelProps) {
  return (
    <text
      x={x}
      y={place.barTop + size.barHeight / 2}
      fontSize={size.fontSize}
      fontWeight={isStrong ? 700 : 500}
      dominantBaseline="central"
      className="fill-ink"
    >
      {text}
    </text>
  );
}
