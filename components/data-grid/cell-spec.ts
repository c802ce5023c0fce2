import type { ReactNode } from "react";

/** How a cell shows itself; its text stands in the grid's texts. */
export interface CellSpec {
  /** What it is written with: a note is one line that wraps, a text has several. A cell that is only read has none. */
  readonly editor?: "figure" | "note" | "text" | "choice" | undefined;
  /** The name of its box, or what it is called on a narrow screen. */
  readonly name: string;
  /** The word before it on a narrow screen, where there are no heads of columns. */
  readonly label?: string;
  readonly isRowHeader?: boolean;
  readonly options?: readonly string[];
  readonly maxLength?: number;
  readonly placeholder?: string;
  readonly isRequired?: boolean;
  /** What is wrong with its text; read out with it. */
  readonly problem?: string | undefined;
  /** What to look at once more; read out with it. */
  readonly warning?: string | undefined;
  /** Words read out with it that are seen otherwise. */
  readonly description?: string | undefined;
  /** For the looks alone: how the cell is placed or coloured. */
  readonly mark?: string | undefined;
  /** Where a cell that is only read leads. */
  readonly href?: string | undefined;
  /** Makes the cell's content a button; it is the same whatever else of the cell changes. */
  readonly onPress?: (() => void) | undefined;
  /** In place of its text, for a cell that is only read. */
  readonly content?: ReactNode;
  readonly after?: ReactNode;
}

export interface GridColumn {
  readonly key: string;
  readonly header: string;
  readonly isHeaderHidden?: boolean;
}

export interface GridGroup {
  readonly key: string;
  readonly title: string;
  readonly rows: readonly number[];
}

/** The words with which rows and columns are named where they stand outside the grid. */
export interface GridNames {
  readonly rowName: (row: number) => string;
  readonly columns: readonly GridColumn[];
}
