import { TriangleAlert } from "lucide-react";
import { memo, type ReactNode } from "react";
import { FieldError } from "@/components/field";
import type { CellSpec, GridColumn } from "./cell-spec";
import { GridCell, type TypeHandler } from "./grid-cell";
import { ROLES } from "./grid-roles";
import type { GridShape, RowTexts } from "./grid-state";

/** What a feature says of its rows: how the cells show themselves, and what stands beneath a row. */
export interface RowMaker<Item, Extra> {
  readonly describe: (item: Item, texts: RowTexts, extra: Extra) => readonly CellSpec[];
  readonly panel?: (item: Item, texts: RowTexts, extra: Extra) => ReactNode;
  readonly idOf: (item: Item) => string;
}

interface GridRowProps<Item, Extra> {
  index: number;
  ariaRowIndex: number;
  item: Item;
  texts: RowTexts;
  extra: Extra;
  shape: GridShape;
  columns: readonly GridColumn[];
  maker: RowMaker<Item, Extra>;
  /** The active cell's column, or -1. */
  active: number;
  /** The first and last column of the range in this row, or -1. */
  left: number;
  right: number;
  isTouch: boolean;
  onType: TypeHandler;
}

function GridRowView<Item, Extra>(props: GridRowProps<Item, Extra>) {
  const { index, ariaRowIndex, item, texts, extra, shape, columns, maker, active, left, right, isTouch, onType } =
    props;
  const id = maker.idOf(item);
  const specs = maker.describe(item, texts, extra);
  const panel = maker.panel?.(item, texts, extra);
  return (
    <div {...ROLES.row} id={id} aria-rowindex={ariaRowIndex}>
      {columns.map(({ key }, col) => {
        const spec = specs[col];
        if (!spec || shape.kindAt(index, col, texts) === "none") return null;
        return (
          <GridCell
            key={key}
            id={`${id}-${key}`}
            place={`${index}:${col}`}
            col={col}
            columnKey={key}
            text={texts[col] ?? ""}
            spec={spec}
            isActive={active === col}
            isSelected={col >= left && col <= right}
            isTouch={isTouch}
            onType={onType}
          />
        );
      })}
      <RowMessages id={id} columns={columns} specs={specs} />
      {panel && (
        <div {...ROLES.cell} aria-colindex={1} aria-colspan={columns.length} data-panel>
          {panel}
        </div>
      )}
    </div>
  );
}

/** What is wrong in the row or to be looked at, beneath its cells, each said with its own cell. */
function RowMessages({
  id,
  columns,
  specs,
}: {
  id: string;
  columns: readonly GridColumn[];
  specs: readonly CellSpec[];
}) {
  const told = columns.flatMap(({ key }, col) => {
    const { problem, warning } = specs[col] ?? {};
    return problem === undefined && warning === undefined ? [] : [{ key, problem, warning }];
  });
  if (told.length === 0) return null;
  return (
    <div className="grid-messages">
      {told.map(({ key, problem, warning }) => (
        <div key={key}>
          <FieldError id={`${id}-${key}-problem`} message={problem} />
          {warning && (
            <p id={`${id}-${key}-warning`} className="grid-warning">
              <TriangleAlert aria-hidden className="mt-0.75 size-4 shrink-0" />
              {warning}
            </p>
          )}
        </div>
      ))}
    </div>
  );
}

// A key pressed in one row must not draw the others: of the feature's own object, what it holds is compared.
function isSameRow<Item, Extra>(before: GridRowProps<Item, Extra>, after: GridRowProps<Item, Extra>): boolean {
  const { extra: wasExtra, ...was } = before;
  const { extra, ...is } = after;
  return isSameInside(was, is) && isSameInside(wasExtra, extra);
}

function isSameInside(before: unknown, after: unknown): boolean {
  if (before === after) return true;
  if (typeof before !== "object" || typeof after !== "object" || before === null || after === null) return false;
  return Object.entries(after).every(([key, value]) => Reflect.get(before, key) === value);
}

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- memo forgets that the component is generic
export const GridRow = memo(GridRowView, isSameRow) as typeof GridRowView;
