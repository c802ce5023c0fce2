import { canonicalJson } from "@/lib/canonical";
import { AppError } from "@/lib/errors";
import { type ReportFile, reportFile } from "../schema";

/** A file of a report is far smaller: words and figures only. */
const LARGEST_FILE = 2_000_000;
export const FORMAT_VERSION = 1;

/** The one text that is signed: everything but the signature. */
export function signedText({ signature: _signature, ...rest }: ReportFile): string {
  return canonicalJson(rest);
}

/** Reads a file's text; whether its signature holds is asked afterwards. Throws `invalid`, in words, for what is no such file. */
export function readReportFile(text: string): ReportFile {
  if (text.length > LARGEST_FILE) throw new AppError("invalid", "exchange.errors.tooLarge");
  const parsed = parseJson(text);
  const head = typeof parsed === "object" && parsed !== null ? parsed : {};
  if (!("format" in head) || head.format !== "so-ket-report")
    throw new AppError("invalid", "exchange.errors.malformed");
  const version = "formatVersion" in head ? head.formatVersion : undefined;
  if (typeof version === "number" && version < FORMAT_VERSION) throw new AppError("invalid", "exchange.errors.older");
  if (typeof version === "number" && version > FORMAT_VERSION) throw new AppError("invalid", "exchange.errors.newer");
  const file = reportFile.safeParse(parsed);
  if (!file.success) throw new AppError("invalid", "exchange.errors.malformed");
  return file.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new AppError("invalid", "exchange.errors.malformed");
  }
}

export interface KnownIndicator {
  readonly code: string;
  readonly kind: string;
  readonly decimals: number;
}

export type FileFigure = ReportFile["content"]["figures"][number];

/** The file's figures that the form here can hold, by code; the others by name. Blank ones say nothing. */
export function matchFigures(figures: readonly FileFigure[], known: readonly KnownIndicator[]) {
  const indicators = new Map(known.map((one) => [one.code, one]));
  const fits = (figure: FileFigure) => {
    const indicator = indicators.get(figure.code);
    if (!indicator || indicator.kind !== figure.kind) return false;
    const amounts = [figure.value, figure.numerator, figure.denominator];
    return amounts.every((amount) => amount === null || Number(amount.toFixed(indicator.decimals)) === amount);
  };
  const told = figures.filter(
    ({ value, numerator, denominator, answer }) => (value ?? numerator ?? denominator ?? answer) !== null,
  );
  return {
    matched: told.filter(fits),
    unknown: told.filter((figure) => !fits(figure)).map(({ code, name }) => `${name} (${code})`),
  };
}
