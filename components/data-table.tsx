import { clsx } from "clsx";
import { ArrowDown, ArrowUp, ArrowUpDown } from "lucide-react";
import type { Key, ReactNode } from "react";
import { AppLink } from "./app-link";

export type ColumnAlign = "start" | "end" | "center";

export interface Column<Row> {
  key: string;
  header: ReactNode;
  cell: (row: Row) => ReactNode;
  align?: ColumnAlign;
  /** The cell that names its row; read out before the others. */
  isRowHeader?: boolean;
  /** A Tailwind width class such as `w-40` or `min-w-64`. */
  width?: string;
  sort?: { href: string; direction: "ascending" | "descending" | "none" };
  footer?: ReactNode;
}

interface DataTableProps<Row> {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => Key;
  empty?: ReactNode;
  isCaptionHidden?: boolean;
  /** A table with many columns scrolls sideways in its own frame on every screen, not on phones only. */
  isWide?: boolean;
  currentRowKey?: Key;
}

const SORT_ICON = { ascending: ArrowUp, descending: ArrowDown, none: ArrowUpDown } as const;

// The look of cells is in app/repeated.css: a page of fifty rows would repeat these classes some hundred times.
const cellClass = <Row,>({ align, width }: Column<Row>) => clsx(align === "start" ? null : align, width) || undefined;

export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, columns, rows, rowKey, empty, isCaptionHidden = true, isWide = false, currentRowKey } = props;
  if (rows.length === 0 && empty) return empty;
  return (
    <section
      data-scroll-region
      aria-label={caption}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable by keyboard
      tabIndex={0}
      className={clsx("data-table", isWide ? "overflow-x-auto" : "has-sticky-head max-lg:overflow-x-auto")}
    >
      <table>
        <caption className={isCaptionHidden ? "sr-only" : undefined}>{caption}</caption>
        <thead>
          <tr>{columns.map((column) => headerCell(column))}</tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const key = rowKey(row);
            return (
              <tr key={key} aria-current={key === currentRowKey || undefined}>
                {columns.map((column) => bodyCell(column, row))}
              </tr>
            );
          })}
        </tbody>
        {columns.some((column) => column.footer !== undefined) && (
          <tfoot>
            <tr>
              {columns.map((column) => (
                <td key={column.key} className={cellClass(column)}>
                  {column.footer}
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </section>
  );
}

function bodyCell<Row>(column: Column<Row>, row: Row) {
  const { key, isRowHeader, cell } = column;
  if (!isRowHeader) {
    return (
      <td key={key} className={cellClass(column)}>
        {cell(row)}
      </td>
    );
  }
  return (
    <th key={key} scope="row" className={cellClass(column)}>
      {cell(row)}
    </th>
  );
}

function headerCell<Row>(column: Column<Row>) {
  const { key, header, sort } = column;
  const SortIcon = sort && SORT_ICON[sort.direction];
  return (
    <th key={key} scope="col" aria-sort={sort?.direction} className={cellClass(column)}>
      {sort && SortIcon ? (
        <AppLink href={sort.href}>
          {header}
          <SortIcon aria-hidden className="size-3.5 shrink-0" />
        </AppLink>
      ) : (
        header
      )}
    </th>
  );
}
