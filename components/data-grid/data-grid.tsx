"use client";

import { useTranslations } from "next-intl";
import { type FocusEvent, type KeyboardEvent, lazy, type ReactNode, Suspense, useRef, useState } from "react";
import type { GridColumn, GridGroup } from "./cell-spec";
import type { TypeHandler } from "./grid-cell";
import { blockOf, landingCells, planWrite, type WritePlan } from "./grid-edits";
import { commandOf } from "./grid-keys";
import { ROLES } from "./grid-roles";
import { GridRow, type RowMaker } from "./grid-row";
import { isSamePlace, rangeOf } from "./grid-state";
import { GridToolbar } from "./grid-toolbar";
import { useClipboard } from "./use-clipboard";
import { focusedPart, useActiveCell } from "./use-active-cell";
import { useCoarsePointer } from "./use-coarse-pointer";
import type { DataGridControl } from "./use-data-grid";
import { placeOf, usePointer } from "./use-pointer";

// Fetched by whoever pastes a block.
const PasteDialog = lazy(async () => ({ default: (await import("./paste-dialog")).PasteDialog }));

interface DataGridProps<Item, Extra> {
  label: string;
  className: string;
  columns: readonly GridColumn[];
  groups: readonly GridGroup[];
  items: readonly Item[];
  extras: readonly Extra[];
  control: DataGridControl;
  maker: RowMaker<Item, Extra>;
  rowName: (row: number) => string;
  /** Reads a figure, so that it is copied as one. */
  numberOf: (text: string) => number | null;
  /** The feature's own switches, beside the grid's. */
  tools?: ReactNode;
  onLeaveCell: () => void;
}

/** A grid to be worked like a spreadsheet, by keyboard, mouse, finger and screen reader alike. */
export function DataGrid<Item, Extra>(props: DataGridProps<Item, Extra>) {
  const { label, className, columns, groups, items, extras, control, maker, rowName, numberOf, tools, onLeaveCell } =
    props;
  const t = useTranslations("components.grid");
  const { shape, state, dispatch } = control;
  const root = useRef<HTMLDivElement>(null);
  const isLeaving = useRef(false);
  const [preview, setPreview] = useState<WritePlan | null>(null);
  const [isFinding, setFinding] = useState(false);
  const isTouch = useCoarsePointer();
  const { wantFocus, wantNothing } = useActiveCell(root, control, isTouch);
  const pointer = usePointer(state, dispatch, wantFocus);
  const focusActive = () => focusedPart(root.current)?.focus();

  const paste = (plan: WritePlan) => {
    const count = plan.landings.filter(({ fate }) => fate === "change").length;
    const news = { kind: "pasted", count, skipped: plan.landings.length - count } as const;
    dispatch({ type: "write", edits: plan.edits, news });
  };
  useClipboard(root, {
    numberOf,
    take: (isCut) => {
      if (state.editing) return null;
      const block = blockOf(shape, state.texts, rangeOf(shape, state));
      const count = block.length * (block[0]?.length ?? 0);
      if (isCut) dispatch({ type: "clear" });
      dispatch({ type: "tell", news: { kind: isCut ? "cut" : "copied", count } });
      return block;
    },
    put: (block) => {
      const isOne = block.length === 1 && block[0]?.length === 1;
      if (state.editing && isOne) return false;
      const plan = planWrite(shape, state.texts, landingCells(block, rangeOf(shape, state)));
      const isPlain = plan.landings.length === 1 && plan.landings[0]?.fate === "change";
      dispatch({ type: "cancel" });
      if (isPlain) paste(plan);
      else setPreview(plan);
      return true;
    },
  });

  const [onType] = useState((): TypeHandler => ({ currentTarget }) => {
    const place = placeOf(currentTarget);
    if (!place) return;
    dispatch({ type: "input", place, text: currentTarget.value });
    if (currentTarget instanceof HTMLSelectElement) dispatch({ type: "commit" });
  });
  const handleKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const { target, key } = event;
    if (event.nativeEvent.isComposing || !(target instanceof HTMLElement) || !root.current) return;
    if (key === "Tab") {
      if (!isLeaving.current && focusStop(root.current, target, event.shiftKey ? -1 : 1)) event.preventDefault();
      return;
    }
    isLeaving.current = false;
    const isPressed = key === "Enter" && target.matches("a, button");
    if (!placeOf(target) || isPressed) return;
    if (target instanceof HTMLSelectElement && (key === "Enter" || key === "F2")) {
      event.preventDefault();
      target.showPicker();
      return;
    }
    const isMultiline = target instanceof HTMLTextAreaElement && target.dataset["editor"] === "text";
    const typing = { mode: state.editing?.mode ?? "move", isMultiline } as const;
    const ctrl = event.ctrlKey || event.metaKey;
    const commands = commandOf({ key, ctrl, shift: event.shiftKey, alt: event.altKey }, typing);
    if (!commands) return;
    event.preventDefault();
    for (const command of commands) {
      if (command.type === "find") {
        setFinding(true);
      } else if (command.type === "leave") {
        isLeaving.current = true;
        dispatch({ type: "tell", news: { kind: "tabLeaves" } });
      } else {
        wantFocus(command.type === "edit");
        dispatch(command);
      }
    }
  };
  const handleFocus = ({ target }: FocusEvent) => {
    const place = placeOf(target);
    if (!place) return;
    if (!isSamePlace(place, state.active)) dispatch({ type: "go", place });
    if (pointer.isFinger.current && !(target instanceof HTMLSelectElement)) dispatch({ type: "edit" });
  };
  const handleBlur = () => {
    isLeaving.current = false;
    wantNothing();
    if (state.editing) dispatch({ type: "commit" });
    onLeaveCell();
  };

  const range = rangeOf(shape, state);
  const isRange = range.top !== range.bottom || range.left !== range.right;
  const positions = ariaRowsOf(groups);
  return (
    <div className={className}>
      <GridToolbar control={control} isFinding={isFinding} onFind={setFinding} onReturn={focusActive} tools={tools} />
      <div
        ref={root}
        role="grid"
        tabIndex={-1}
        aria-label={label}
        aria-rowcount={items.length + groups.length + 1}
        aria-colcount={columns.length}
        aria-multiselectable
        className="data-grid"
        data-finding={isFinding || undefined}
        data-mode={state.editing?.mode ?? "move"}
        onKeyDown={handleKeyDown}
        onFocus={handleFocus}
        onBlur={handleBlur}
        onPointerDown={pointer.handlePointerDown}
        onMouseDown={pointer.handleMouseDown}
        onMouseOver={pointer.handleMouseOver}
      >
        <div {...ROLES.group} className="grid-head">
          <div {...ROLES.row} aria-rowindex={1}>
            {columns.map(({ key, header, isHeaderHidden }, col) => (
              <div
                key={key}
                {...ROLES.columnHeader}
                aria-colindex={col + 1}
                data-col={key}
                className={isHeaderHidden ? "sr-only" : undefined}
              >
                {header}
              </div>
            ))}
          </div>
        </div>
        {groups.map((group) => (
          <div key={group.key} {...ROLES.group}>
            <div {...ROLES.row} aria-rowindex={positions.get(group.key) ?? 1} className="grid-group">
              <div {...ROLES.rowHeader} aria-colindex={1} aria-colspan={columns.length}>
                {group.title}
              </div>
            </div>
            {group.rows.map((index, nth) => {
              const [item, texts, extra] = [items[index], state.texts[index], extras[index]];
              if (item === undefined || !texts || extra === undefined) return null;
              const isIn = isRange && index >= range.top && index <= range.bottom;
              return (
                <GridRow
                  key={maker.idOf(item)}
                  index={index}
                  ariaRowIndex={(positions.get(group.key) ?? 1) + nth + 1}
                  item={item}
                  texts={texts}
                  extra={extra}
                  shape={shape}
                  columns={columns}
                  maker={maker}
                  active={state.active.row === index ? state.active.col : -1}
                  left={isIn ? range.left : -1}
                  right={isIn ? range.right : -1}
                  isTouch={isTouch}
                  onType={onType}
                />
              );
            })}
          </div>
        ))}
      </div>
      <p className="grid-hint">{t("hint")}</p>
      {preview && (
        <Suspense fallback={null}>
          <PasteDialog
            plan={preview}
            names={{ rowName, columns }}
            onClose={(isTaken) => {
              if (isTaken) paste(preview);
              wantFocus();
              setPreview(null);
            }}
          />
        </Suspense>
      )}
    </div>
  );
}

/** Goes to the next box that can be written, or to a button beneath a row; false at the end, where Tab leaves the grid. */
function focusStop(root: HTMLElement, from: HTMLElement, direction: 1 | -1): boolean {
  const stops = [...root.querySelectorAll<HTMLElement>("[data-stop], [data-panel] button, [data-panel] a")];
  const follows = Node.DOCUMENT_POSITION_FOLLOWING;
  const next =
    direction === 1
      ? stops.find((stop) => (from.compareDocumentPosition(stop) & follows) !== 0 && !from.contains(stop))
      : stops.findLast((stop) => (stop.compareDocumentPosition(from) & follows) !== 0 && !stop.contains(from));
  next?.focus();
  return next !== undefined;
}

/** Where each group's heading stands among all rows, the heads of the columns being the first. */
function ariaRowsOf(groups: readonly GridGroup[]): ReadonlyMap<string, number> {
  const positions = new Map<string, number>();
  let row = 2;
  for (const { key, rows } of groups) {
    positions.set(key, row);
    row += rows.length + 1;
  }
  return positions;
}
