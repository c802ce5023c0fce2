import { parseArgs } from "node:util";
import { app } from "./bench/app";
import { consolidation } from "./bench/consolidation";
import { entry } from "./bench/entry";
import { importing } from "./bench/import";
import { register } from "./bench/register";
import { reorganisation } from "./bench/reorganisation";
import { type Line, printJson, printTable } from "./bench/report";
import { tree } from "./bench/tree";

/** `npm run bench [-- --json] [-- --quick] [-- --only=register,tree]`: every figure a ratio within one run. */
const SECTIONS = [app, register, tree, importing, reorganisation, entry, consolidation];

const { values: flags } = parseArgs({
  options: { json: { type: "boolean" }, quick: { type: "boolean" }, only: { type: "string" } },
});
const wanted = flags.only?.split(",") ?? SECTIONS.map(({ name }) => name);
const unknown = wanted.filter((name) => !SECTIONS.some((section) => section.name === name));
if (unknown.length > 0) {
  throw new Error(`No section ${unknown.join(", ")}: there are ${SECTIONS.map(({ name }) => name).join(", ")}.`);
}

const lines: Line[] = [];
const startedAt = Date.now();

function say(what: string): void {
  process.stderr.write(`${String(Math.round((Date.now() - startedAt) / 1000)).padStart(4)} s  ${what}\n`);
}

function addLine(name: string, ratio: number, value: number, unit: string, aim?: Line["aim"]): void {
  lines.push({ name, ratio, value, unit, ...(aim && { aim }) });
}

// What is printed is for programs then: progress of the build goes where the rest of it goes.
if (flags.json) console.log = (...words: unknown[]) => console.error(...words);
for (const section of SECTIONS) {
  if (wanted.includes(section.name)) await section.run({ say, addLine, isQuick: flags.quick === true });
}
say("done");
if (flags.json) printJson(lines);
else printTable(lines);
