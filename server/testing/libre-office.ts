import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const MISSING: Record<string, string> = {
  soffice: "libreoffice-writer and libreoffice-calc",
  pdftotext: "poppler-utils",
  pdfinfo: "poppler-utils",
};

/** Opens a file with LibreOffice, as a reader would, and saves it as `to` ("pdf", "csv:…"); `opening` are its CSV options. */
export function convertWithLibreOffice(file: Uint8Array, from: string, to: string, opening?: string): Promise<Buffer> {
  return inFolder(async (folder) => {
    await writeFile(join(folder, `file.${from}`), file);
    // A profile of its own: two conversions at once would wait for, or break, one another.
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, "profile")).href}`;
    await program("soffice", [
      profile,
      "--headless",
      ...(opening === undefined ? [] : [`--infilter=CSV:${opening}`]),
      "--convert-to",
      to,
      "--outdir",
      folder,
      join(folder, `file.${from}`),
    ]);
    return readFile(join(folder, `file.${to.split(":")[0] ?? to}`));
  });
}

/** The text of each page of a PDF. */
export function pagesOfPdf(pdf: Uint8Array): Promise<string[]> {
  return inFolder(async (folder) => {
    await writeFile(join(folder, "file.pdf"), pdf);
    const text = await program("pdftotext", ["-layout", join(folder, "file.pdf"), "-"]);
    return text.split("\f").slice(0, -1);
  });
}

async function program(name: string, args: string[]): Promise<string> {
  try {
    return (await run(name, args)).stdout;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") {
      throw new Error(`This test needs ${name}: install ${MISSING[name] ?? name}`, { cause: error });
    }
    throw error;
  }
}

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "so-ket-office-"));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
