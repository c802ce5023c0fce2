import { createHash } from "node:crypto";
import type { Actor } from "@/lib/actor";
import { dayOfInstant } from "@/lib/dates";
import { newId } from "@/lib/id";
import { requireScope } from "@/server/access";
import { auditSource } from "@/server/audit";
import { byteStream } from "@/server/export/byte-stream";
import { csvStream } from "@/server/export/csv";
import type { ExportRow } from "@/server/export/table";
import { xlsxStream } from "@/server/export/xlsx";
import { logOnly } from "@/server/transact";
import { getExportUnit } from "../queries/get-export-unit";
import { iterateExport } from "../queries/iterate-export";
import { fileFacts, fileName, filteredBy, sheetName } from "../rules/file";
import { EXPORT_PERMISSIONS, type ExportRequest } from "../schema";

export interface ExportFile {
  readonly fileName: string;
  readonly body: ReadableStream<Uint8Array>;
}

/** Makes a file of rows that flows as it is read; the log has its beginning before the first byte, and its end after the last. */
export async function makeExport(actor: Actor, asked: ExportRequest): Promise<ExportFile> {
  requireScope(actor, EXPORT_PERMISSIONS[asked.kind]);
  const { id: unitId, name: unitName } = await getExportUnit(actor, asked.unit, asked.kind);
  // The register of members is that of now: a quarter in its name would promise something else.
  const quarterAsked = asked.kind === "members" ? undefined : asked.quarter;
  const request = { ...asked, unit: unitId, quarter: quarterAsked };
  const at = new Date();
  const exportId = newId();
  const name = fileName(request, unitName, dayOfInstant(at));
  const { kind, format, quarter = null } = request;
  const log = (action: "export.start" | "export.finish", after: object) =>
    logOnly(auditSource(actor), [{ action, subjectType: "export", subjectId: exportId, unitId, after }]);
  await log("export.start", { kind, format, unitName, quarter, fileName: name, ...filteredBy(request) });

  const { columns, batches } = iterateExport(actor, request);
  const counted = new CountedRows(batches);
  const about = { sheetName: "Thông tin", facts: fileFacts(request, { unitName, at, byName: actor.name, exportId }) };
  const table = { sheetName: sheetName(kind), columns, batches: counted, about };
  const file = format === "xlsx" ? xlsxStream(table) : csvStream(table);
  const body = byteStream(watched(file, (end) => log("export.finish", { ...end, rows: counted.count })));
  return { fileName: name, body };
}

class CountedRows implements AsyncIterable<readonly ExportRow[]> {
  count = 0;
  readonly #batches: AsyncGenerator<readonly ExportRow[], void>;

  constructor(batches: AsyncGenerator<readonly ExportRow[], void>) {
    this.#batches = batches;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<readonly ExportRow[], void> {
    for await (const rows of this.#batches) {
      this.count += rows.length;
      yield rows;
    }
  }
}

interface End {
  readonly end: "complete" | "cut" | "failed";
  readonly bytes: number;
  /** Of the bytes that went out: of the whole file when it is complete. */
  readonly sha256: string;
}

async function* watched(source: ReadableStream<Uint8Array>, finish: (end: End) => Promise<void>) {
  const hash = createHash("sha256");
  const reader = source.getReader();
  let bytes = 0;
  let end: End["end"] = "cut";
  try {
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
      hash.update(chunk.value);
      bytes += chunk.value.length;
      yield chunk.value;
    }
    end = "complete";
  } catch (error) {
    end = "failed";
    throw error;
  } finally {
    // A reader who left: the rows' transaction ends before the log says so.
    if (end === "cut") await reader.cancel();
    await finish({ end, bytes, sha256: hash.digest("hex") });
  }
}
