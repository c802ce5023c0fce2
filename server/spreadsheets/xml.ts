import { SaxesParser, type SaxesTagPlain } from "saxes";
import { refused } from "./limits";

export type Attributes = Readonly<Record<string, string>>;

export interface XmlReader {
  /** `name` is without its prefix; attributes keep theirs. */
  open?(name: string, attributes: Attributes): void;
  text?(text: string): void;
  close?(name: string): void;
}

// A text or tag that goes on for longer is no cell: the parser would gather it in memory before anyone could count it.
const LONGEST_PIECE = 1_048_576;
const MOST_DEPTH = 200;

/** Feeds a document to its reader; yields after each chunk, so that what was found can be handed on before the rest is read. */
export async function* parseXml(chunks: AsyncIterable<string>, reader: XmlReader): AsyncGenerator<void, void> {
  const parser = new SaxesParser();
  let quiet = 0;
  let depth = 0;
  parser.on("error", () => {
    throw refused("damaged");
  });
  // Documents of an office have no DTD; entities of a stranger's making are not expanded here.
  parser.on("doctype", () => {
    throw refused("damaged");
  });
  parser.on("opentag", (tag: SaxesTagPlain) => {
    quiet = 0;
    depth += 1;
    if (depth > MOST_DEPTH) throw refused("damaged");
    reader.open?.(localName(tag.name), tag.attributes);
  });
  parser.on("text", (text) => reader.text?.(text));
  parser.on("cdata", (text) => reader.text?.(text));
  parser.on("closetag", (tag: SaxesTagPlain) => {
    quiet = 0;
    depth -= 1;
    reader.close?.(localName(tag.name));
  });
  for await (const chunk of chunks) {
    quiet += chunk.length;
    parser.write(chunk);
    if (quiet > LONGEST_PIECE) throw refused("damaged");
    yield;
  }
  parser.close();
  yield;
}

/** Reads a whole document that is small, or whose reader keeps count itself. */
export async function readXml(chunks: AsyncIterable<string>, reader: XmlReader): Promise<void> {
  const parsing = parseXml(chunks, reader);
  while ((await parsing.next()).done !== true);
}

function localName(name: string): string {
  const colon = name.indexOf(":");
  return colon < 0 ? name : name.slice(colon + 1);
}
