import type { Day } from "@/lib/dates";

export interface Margins {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

export interface TextRun {
  readonly text: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
}

export interface DocumentColumn {
  readonly header: string;
  /** Share of the width of the table, in percent. */
  readonly share: number;
  readonly align?: "left" | "center" | "right";
}

export type Block =
  | { readonly kind: "heading"; readonly level: 1 | 2 | 3; readonly text: string }
  /** Each line of the text becomes a paragraph of its own. */
  | { readonly kind: "paragraph"; readonly text: string | readonly TextRun[] }
  /** A centred line in bold, as above an appendix. */
  | { readonly kind: "caption"; readonly text: string }
  | {
      readonly kind: "table";
      readonly columns: readonly DocumentColumn[];
      readonly rows: readonly (readonly string[])[];
      /** Positions of rows set in bold: sums and group heads. */
      readonly strong?: readonly number[];
    }
  | { readonly kind: "pageBreak" };

export interface DocumentNumber {
  /** Null while the office has not numbered the document: a gap is left to write it in. */
  readonly value: number | null;
  readonly typeCode: string;
  readonly bodyCode: string;
}

/** A Party document (not a State one: another head, another number line). Margins are in millimetres. */
export interface PartyDocument {
  readonly upperBody?: string;
  readonly issuingBody: string;
  readonly number: DocumentNumber;
  readonly place: string;
  /** Null while the document is not signed: the day and month are left open. */
  readonly date: Day | null;
  readonly typeName: string;
  readonly title: string;
  readonly blocks: readonly Block[];
  readonly signature: { readonly authority?: string; readonly position: string; readonly name: string };
  readonly recipients: readonly string[];
  /** Begins on a new page after the signature. */
  readonly appendix?: readonly Block[];
  readonly margins: Margins;
}
