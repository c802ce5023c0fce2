import { refused } from "./limits";

export type FileKind = "zip" | "csv";

const ZIP = Buffer.from([0x50, 0x4b, 0x03, 0x04]);
// The container of Excel 97–2003 files, and of newer ones that a password protects.
const OLE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
const OLDER_EXCEL = Buffer.from([0x09, 0x08]);
const ENCRYPTED = Buffer.from("EncryptedPackage", "utf16le");
const OTHER_KINDS = /^\s*(?:<\?xml|<!doctype|<html|<table|<Workbook|\{\\rtf|%PDF|%!PS)/i;
const LOOKED_AT = 4_096;

/** What a file is, by its first bytes and not by its name; throws where it is no table that can be read. */
export function fileKind(file: Buffer): FileKind {
  if (file.length === 0) throw refused("empty");
  if (file.subarray(0, 4).equals(ZIP)) return "zip";
  if (file.subarray(0, 8).equals(OLE)) throw refused(file.includes(ENCRYPTED) ? "protected" : "oldExcel");
  if (file.subarray(0, 2).equals(OLDER_EXCEL)) throw refused("oldExcel");
  if (OTHER_KINDS.test(file.toString("latin1", 0, LOOKED_AT))) throw refused("notASpreadsheet");
  return "csv";
}
