import type { Fact, ImportColumn } from "../rules/import-columns";

export interface ImportFile {
  readonly file: File;
  readonly unitId: string;
  readonly openedOn: string;
  /** Which column is read as which field, as `0:fullName,3:birthDate`; absent, the headings are to tell. */
  readonly fields?: string;
}

export type SentImport =
  | { readonly status: "checked"; readonly importId: string }
  | { readonly status: "unknown"; readonly columns: readonly ImportColumn[]; readonly missing: readonly Fact[] }
  | { readonly status: "refused"; readonly message: string }
  | { readonly status: "lost" };

interface Line {
  readonly rows?: number;
  readonly importId?: string;
  readonly columns?: readonly ImportColumn[];
  readonly missing?: readonly Fact[];
  readonly error?: { readonly message?: string };
}

/** Sends a file to be checked, tells of the rows read meanwhile, and answers with what became of it. */
export async function sendImport(
  { file, unitId, openedOn, fields }: ImportFile,
  onRows: (rows: number) => void,
): Promise<SentImport> {
  const query = new URLSearchParams({ unitId, openedOn, fileName: file.name, ...(fields ? { fields } : {}) });
  try {
    const response = await fetch(`/api/members/import?${query.toString()}`, { method: "POST", body: file });
    for await (const line of linesOf(response)) {
      if (line.rows !== undefined) onRows(line.rows);
      if (line.error !== undefined) return { status: "refused", message: line.error.message ?? "" };
      if (line.importId !== undefined) return { status: "checked", importId: line.importId };
      if (line.columns !== undefined) return { status: "unknown", columns: line.columns, missing: line.missing ?? [] };
    }
  } catch {
    // The connection broke, or what came is no answer of ours.
  }
  return { status: "lost" };
}

async function* linesOf(response: Response): AsyncGenerator<Line, void> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (let next = await reader?.read(); next !== undefined && !next.done; next = await reader?.read()) {
    const parts = (rest + next.value).split("\n");
    rest = parts.pop() ?? "";
    for (const part of parts) yield asLine(part);
  }
  if (rest.trim() !== "") yield asLine(rest);
}

function asLine(text: string): Line {
  const line: Line = JSON.parse(text);
  return line;
}
