import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import type { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { AppError } from "@/lib/errors";
import { printable } from "@/lib/vietnamese";
import { log } from "../log";
import type { Block, Margins, PartyDocument } from "./document-model";
import { balancedLines, paragraphsOf } from "./document-text";
import { numberLine, placeAndDate, recipientLines } from "./document-words";
import { PDF_TEMPLATE } from "./pdf-template";

/** What a sheet on paper may have besides a document's blocks: empty lines to write on. */
export type SheetBlock = Block | { readonly kind: "ruled"; readonly lines: number };

/** A sheet without the head and signature of a document that is issued: a receipt, a form to fill in. */
export interface PlainSheet {
  readonly typeName: string;
  readonly title: string;
  readonly blocks: readonly SheetBlock[];
  /** Stands at the foot of each page. */
  readonly footer: string | null;
  readonly margins: Margins;
}

const PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM";
const FACES = ["400Regular", "400Regular_Italic", "700Bold", "700Bold_Italic"];
// Names and texts of a whole committee stay far below; a document beyond it would hold the process for too long.
const MOST_CHARACTERS = 8_000_000;

/** The PDF of a document in the Party's layout, fonts within. */
export function buildPartyPdf(document: PartyDocument): Promise<Uint8Array> {
  const { upperBody, issuingBody, number, place, date, typeName, title, signature, recipients, margins } = document;
  return render({
    title: `${typeName} ${title}`,
    author: issuingBody,
    margins,
    footer: null,
    head: {
      party: PARTY,
      upper: balancedLines(upperBody ?? "").filter(Boolean),
      issuing: balancedLines(issuingBody),
      number: numberLine(number),
      placeAndDate: placeAndDate(place, date),
    },
    heading: { type: typeName, lines: title.split("\n") },
    blocks: document.blocks.flatMap(elementsOf),
    end: {
      recipients: recipientLines(recipients),
      authority: signature.authority ?? null,
      position: signature.position,
      name: signature.name,
    },
    appendix: (document.appendix ?? []).flatMap(elementsOf),
  });
}

/** The PDF of a sheet that is not issued. */
export function buildSheetPdf({ typeName, title, blocks, footer, margins }: PlainSheet): Promise<Uint8Array> {
  return render({
    title: `${typeName} ${title.replaceAll("\n", " ")}`,
    author: "",
    margins,
    footer,
    head: null,
    heading: { type: typeName, lines: title.split("\n") },
    blocks: blocks.flatMap(elementsOf),
    end: null,
    appendix: [],
  });
}

function elementsOf(block: SheetBlock): object[] {
  if (block.kind === "paragraph") {
    return paragraphsOf(block.text).map((runs) => ({
      kind: "paragraph",
      runs: runs.map(({ text, bold = false, italic = false }) => ({ text, bold, italic })),
    }));
  }
  if (block.kind !== "table") return [block];
  const columns = block.columns.map(({ header, share, align = "left" }) => ({ header, share, align }));
  // A short row would shift all that follow it by a cell.
  const rows = block.rows.map((row) => columns.map((_, index) => row[index] ?? ""));
  return [{ kind: "table", columns, rows, strong: block.strong ?? [] }];
}

async function render(sheet: object): Promise<Uint8Array> {
  const data = JSON.stringify(sheet, (_key, value: unknown) => (typeof value === "string" ? printable(value) : value));
  if (data.length > MOST_CHARACTERS) throw new AppError("invalid", "documents.errors.tooLong");
  const compiler = await theCompiler();
  try {
    const compiled = compiler.compile({ mainFileContent: PDF_TEMPLATE, inputs: { data } });
    if (compiled.result === null) {
      const faults = compiled.takeDiagnostics()?.shortDiagnostics ?? [];
      throw new Error(`The sheet could not be set: ${JSON.stringify(faults)}`);
    }
    return new Uint8Array(compiler.pdf(compiled.result));
  } finally {
    // What was set is not kept: the next document is another one.
    compiler.evictCache(0);
  }
}

let made: Promise<NodeCompiler> | null = null;

function theCompiler(): Promise<NodeCompiler> {
  made ??= makeCompiler().catch((error: unknown) => {
    made = null;
    log.error({ error, platform: process.platform, architecture: process.arch }, "no PDF on this machine");
    throw new AppError("invalid", "documents.errors.noPdf", { platform: `${process.platform}-${process.arch}` });
  });
  return made;
}

async function makeCompiler(): Promise<NodeCompiler> {
  const { NodeCompiler } = await import("@myriaddreamin/typst-ts-node-compiler");
  // From the app's folder: a bundler would take a path beside this file for one beside its bundle.
  const packages = createRequire(path.join(process.cwd(), "package.json"));
  const folder = path.dirname(packages.resolve("@expo-google-fonts/tinos/package.json"));
  const fontBlobs = FACES.map((face) => readFileSync(path.join(folder, face, `Tinos_${face}.ttf`)));
  return NodeCompiler.create({ workspace: folder, fontArgs: [{ fontBlobs }] });
}
