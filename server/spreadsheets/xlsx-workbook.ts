import { posix } from "node:path";
import { refused, type SpreadsheetLimits } from "./limits";
import { builtInFormat, customFormat, type DateFormat } from "./xlsx-days";
import { readXml } from "./xml";
import type { Archive } from "./zip";

export interface WorkbookSheet {
  readonly name: string;
  readonly isHidden: boolean;
  readonly path: string;
}

export interface Workbook {
  readonly sheets: readonly WorkbookSheet[];
  readonly is1904: boolean;
  /** By the number of a cell's style. */
  readonly formats: readonly DateFormat[];
  readonly sharedTexts: readonly string[];
}

interface Relation {
  readonly type: string;
  readonly target: string;
}

/** Everything of a workbook but its sheets' cells. */
export async function readWorkbook(archive: Archive, limits: SpreadsheetLimits): Promise<Workbook> {
  const roots = [...(await readRelations(archive, "")).values()];
  const path = roots.find(({ type }) => type.endsWith("/officeDocument"))?.target;
  if (path === undefined || !archive.has(path)) throw refused("notASpreadsheet");
  if (path.endsWith(".bin")) throw refused("binaryExcel");
  const relations = await readRelations(archive, path);
  const targetOf = (kind: string) => [...relations.values()].find(({ type }) => type.endsWith(kind))?.target;
  const { sheets, is1904 } = await readSheetList(archive, path, relations);
  const [styles, texts] = [targetOf("/styles"), targetOf("/sharedStrings")];
  return {
    sheets,
    is1904,
    formats: styles !== undefined && archive.has(styles) ? await readFormats(archive, styles) : [],
    sharedTexts: texts !== undefined && archive.has(texts) ? await readSharedTexts(archive, texts, limits) : [],
  };
}

async function readRelations(archive: Archive, path: string): Promise<Map<string, Relation>> {
  const folder = posix.dirname(path);
  const relations = new Map<string, Relation>();
  const name = posix.join(folder, "_rels", `${posix.basename(path)}.rels`);
  if (!archive.has(name)) return relations;
  await readXml(archive.text(name), {
    open(element, { Id, Type, Target, TargetMode }) {
      if (element !== "Relationship" || !Id || !Type || !Target || TargetMode === "External") return;
      const target = Target.startsWith("/") ? Target.slice(1) : posix.join(folder, Target);
      relations.set(Id, { type: Type, target });
    },
  });
  return relations;
}

async function readSheetList(archive: Archive, path: string, relations: ReadonlyMap<string, Relation>) {
  const sheets: WorkbookSheet[] = [];
  let is1904 = false;
  await readXml(archive.text(path), {
    open(element, attributes) {
      if (element === "workbookPr") is1904 = isTrue(attributes["date1904"]);
      if (element !== "sheet") return;
      const id = Object.entries(attributes).find(([name]) => name.endsWith(":id"))?.[1];
      const relation = relations.get(id ?? "");
      // A chart may have a sheet to itself: it has no cells.
      if (!relation?.type.endsWith("/worksheet") || !archive.has(relation.target)) return;
      const isHidden = attributes["state"] === "hidden" || attributes["state"] === "veryHidden";
      sheets.push({ name: attributes["name"] ?? "", isHidden, path: relation.target });
    },
  });
  return { sheets, is1904 };
}

async function readFormats(archive: Archive, path: string): Promise<DateFormat[]> {
  const custom = new Map<number, DateFormat>();
  const formats: DateFormat[] = [];
  let isInCells = false;
  await readXml(archive.text(path), {
    open(element, attributes) {
      const id = Number(attributes["numFmtId"] ?? 0);
      if (element === "numFmt") custom.set(id, customFormat(attributes["formatCode"] ?? ""));
      if (element === "cellXfs") isInCells = true;
      if (element === "xf" && isInCells) formats.push(custom.get(id) ?? builtInFormat(id));
    },
    close(element) {
      if (element === "cellXfs") isInCells = false;
    },
  });
  return formats;
}

async function readSharedTexts(archive: Archive, path: string, limits: SpreadsheetLimits): Promise<string[]> {
  const texts: string[] = [];
  let [text, isText, phonetic, length] = ["", false, 0, 0];
  await readXml(archive.text(path), {
    open(element) {
      if (element === "si") text = "";
      if (element === "rPh") phonetic += 1;
      isText = element === "t" && phonetic === 0;
    },
    text(part) {
      if (!isText) return;
      text += part;
      if (text.length > limits.cellLength) throw refused("textTooLong", { limit: limits.cellLength });
    },
    close(element) {
      isText = false;
      if (element === "rPh") phonetic -= 1;
      if (element !== "si") return;
      texts.push(unescaped(text));
      // A text costs something even when it is empty.
      length += text.length + 8;
      if (length > limits.sharedLength) throw refused("tooMuchText");
    },
  });
  return texts;
}

/** Excel writes characters that XML cannot hold, and texts that look so, as _xHHHH_. */
export function unescaped(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

export function isTrue(value: string | undefined): boolean {
  return value === "1" || value === "true";
}
