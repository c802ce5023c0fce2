import { useLocale, useTranslations } from "next-intl";
import { formatNumber, formatQuarter } from "@/lib/format";
import { type Quarter, quartersUpTo } from "@/lib/quarter";

const SHOWN = 4;
const WIDTH = 96;
const HEIGHT = 26;
const EDGE = 4;

interface SparklineProps {
  /** The quarters before this one, oldest first; null where nothing was reported, which is a gap and not nought. */
  series: readonly (number | null)[];
  now: number | null;
  quarter: Quarter;
  name: string;
}

/** The last four quarters and this one as a line, told in words to whoever cannot see it. */
export function ReviewSparkline({ series, now, quarter, name }: SparklineProps) {
  const t = useTranslations("reports.review");
  const locale = useLocale();
  const values = [...Array.from({ length: SHOWN }, () => null), ...series].slice(-SHOWN).concat(now);
  if (values.filter((value) => value !== null).length < 2) return <span className="text-ink-soft">–</span>;
  const quarters = quartersUpTo(quarter, SHOWN + 1);
  const told = values.map((value, index) => {
    const of = quarters[index];
    return `${of ? formatQuarter(of, locale) : ""}: ${value === null ? t("noFigure") : formatNumber(value)}`;
  });
  const points = placesOf(values);
  const last = points.at(-1);
  return (
    <svg width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" className="inline-block text-blue">
      <title>{t("sparkline", { name, figures: told.join("; ") })}</title>
      {stretchesOf(points).map((stretch) => (
        <polyline key={stretch} points={stretch} fill="none" stroke="currentColor" strokeWidth={2} />
      ))}
      {points.map((point, index) =>
        point ? (
          <circle
            key={quarters[index]}
            cx={point[0]}
            cy={point[1]}
            r={point === last ? 3.5 : 2}
            className={point === last ? "fill-red" : "fill-current"}
          />
        ) : null,
      )}
    </svg>
  );
}

type Place = readonly [number, number];

function placesOf(values: readonly (number | null)[]): (Place | null)[] {
  const known = values.filter((value) => value !== null);
  const [least, most] = [Math.min(...known), Math.max(...known)];
  const step = (WIDTH - 2 * EDGE) / (values.length - 1);
  return values.map((value, index) => {
    if (value === null) return null;
    const share = most === least ? 0.5 : (value - least) / (most - least);
    return [EDGE + index * step, Number((HEIGHT - EDGE - share * (HEIGHT - 2 * EDGE)).toFixed(1))];
  });
}

// A quarter without a figure breaks the line.
function stretchesOf(points: readonly (Place | null)[]): string[] {
  const stretches: Place[][] = [[]];
  for (const point of points) {
    if (point) stretches.at(-1)?.push(point);
    else stretches.push([]);
  }
  return stretches
    .filter(({ length }) => length > 1)
    .map((stretch) => stretch.map((place) => place.join(",")).join(" "));
}
