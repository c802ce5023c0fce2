/** How far from the usual a figure must be before anyone is asked: dated settings of the office. */
export interface OutlierLimits {
  /** Quarters with a figure without which a unit has no usual of its own. */
  readonly leastQuarters: number;
  /** Units of its kind without which there is no comparison with them. */
  readonly leastPeers: number;
  /** Spreads from the median. */
  readonly deviations: number;
  /** What a figure must differ by in any case, in its own measure (of a ratio: percentage points). */
  readonly leastDifference: number;
}

/** The middle of some figures and how far they lie from it, in the middle. */
export interface Spread {
  readonly median: number;
  /** The median of the absolute differences from the median. */
  readonly deviation: number;
  readonly count: number;
}

interface Outlier {
  readonly against: "own" | "peers";
  /** What would be usual here, in the figure's own measure. */
  readonly usual: number;
  readonly count: number;
}

export interface Judged {
  readonly value: number;
  /** What a ratio is of; null for counts and sums. */
  readonly denominator: number | null;
  /** The unit's earlier quarters. */
  readonly series: readonly (number | null)[];
  /** Of the units of its kind; of counts and sums per member. */
  readonly peers: Spread | null;
  readonly members: number | null;
}

// Makes the deviation comparable with a standard deviation.
const SCALE = 1.4826;
const LEAST_RATIO_SPREAD = 2;
/** How many times the most there has ever been, where there is mostly nothing. */
const BEYOND_RARE = 10;

export function medianOf(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low, high] = [sorted[sorted.length % 2 === 1 ? middle : middle - 1], sorted[middle]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

export function spreadOf(values: readonly number[]): Spread | null {
  const median = medianOf(values);
  if (median === null) return null;
  return { median, deviation: medianOf(values.map((value) => Math.abs(value - median))) ?? 0, count: values.length };
}

/** Whether a figure is far from the unit's own usual, or else from that of its peers. */
export function findOutlier(judged: Judged, limits: OutlierLimits): Outlier | null {
  const past = judged.series.filter((value) => value !== null);
  const own = spreadOf(past);
  if (own && own.count >= limits.leastQuarters) {
    const isSeen = judged.value >= Math.min(...past) && judged.value <= Math.max(...past);
    if (!isSeen && isFar(judged, own, Math.max(...past), limits))
      return { against: "own", usual: own.median, count: own.count };
    // What is rare here is compared with nothing else: units that hold a class once a year do it in different quarters.
    if (own.median === 0) return null;
  }
  const peers = expectedFromPeers(judged);
  if (!peers || peers.count < limits.leastPeers || !isFar(judged, peers, 0, limits)) return null;
  return { against: "peers", usual: peers.median, count: peers.count };
}

function expectedFromPeers({ denominator, peers, members }: Judged): Spread | null {
  if (!peers || denominator !== null) return peers;
  if (members === null || members <= 0) return null;
  return { ...peers, median: peers.median * members, deviation: peers.deviation * members };
}

// Where most quarters are alike the deviation is nought, and one case more would be "far": counts are given the spread that
// chance alone gives them, the root of what is expected; a share moves by whole cases of what it is of.
function isFar(
  { value, denominator }: Pick<Judged, "value" | "denominator">,
  { median, deviation }: Spread,
  largest: number,
  limits: OutlierLimits,
): boolean {
  const { deviations, leastDifference } = limits;
  if (median === 0 && denominator === null) return value > BEYOND_RARE * Math.max(largest, leastDifference);
  const chance =
    denominator === null
      ? Math.max(Math.sqrt(Math.abs(median)), 1)
      : Math.max(100 / Math.max(denominator, 1), LEAST_RATIO_SPREAD);
  const difference = Math.abs(value - median);
  return difference >= leastDifference && difference > deviations * Math.max(deviation * SCALE, chance);
}
