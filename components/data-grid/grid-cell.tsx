import { type ChangeEvent, memo } from "react";
import { AppLink } from "@/components/app-link";
import type { CellSpec } from "./cell-spec";
import { ROLES } from "./grid-roles";

export type TypeHandler = (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>) => void;

interface GridCellProps {
  id: string;
  place: string;
  col: number;
  columnKey: string;
  text: string;
  spec: CellSpec;
  isActive: boolean;
  isSelected: boolean;
  isTouch: boolean;
  onType: TypeHandler;
}

export const GridCell = memo(GridCellView, isSameCell);

function GridCellView(props: GridCellProps) {
  const { id, place, col, columnKey, text, spec, isActive, isSelected } = props;
  const { editor, mark, label, description, after } = spec;
  const hasControl = editor !== undefined || spec.href !== undefined || spec.onPress !== undefined;
  return (
    <div
      {...(spec.isRowHeader ? ROLES.rowHeader : ROLES.cell)}
      aria-colindex={col + 1}
      aria-readonly={editor ? undefined : true}
      aria-selected={isSelected || undefined}
      data-cell={place}
      data-col={columnKey}
      data-mark={mark}
      data-active={isActive || undefined}
      tabIndex={hasControl ? undefined : isActive ? 0 : -1}
      data-focus={hasControl ? undefined : true}
    >
      {label && (
        <span aria-hidden className="grid-label">
          {label}
        </span>
      )}
      {editor ? <Control {...props} /> : <Reading text={text} spec={spec} isActive={isActive} />}
      {after}
      {description && (
        <span id={`${id}-description`} className="sr-only">
          {description}
        </span>
      )}
    </div>
  );
}

function Reading({ text, spec, isActive }: Pick<GridCellProps, "text" | "spec" | "isActive">) {
  if (spec.onPress) {
    return (
      <button
        type="button"
        data-focus
        tabIndex={isActive ? 0 : -1}
        aria-label={spec.name}
        className="grid-button"
        onClick={spec.onPress}
      >
        {spec.content}
      </button>
    );
  }
  if (spec.href === undefined) return spec.content ?? (text || <span className="text-ink-soft">–</span>);
  return (
    <AppLink href={spec.href} data-focus tabIndex={isActive ? 0 : -1} className="text-link" aria-label={spec.name}>
      {text}
    </AppLink>
  );
}

function Control({ id, text, spec, isActive, isTouch, onType }: GridCellProps) {
  const { editor, problem, warning, description } = spec;
  const described = [problem && "problem", warning && "warning", description && "description"]
    .filter(Boolean)
    .map((part) => `${id}-${part}`)
    .join(" ");
  const shared = {
    value: text,
    onChange: onType,
    className: "grid-control",
    "data-focus": true,
    "data-stop": true,
    // On a touch screen the keyboard's own arrows go from box to box.
    tabIndex: isActive || isTouch ? 0 : -1,
    "aria-label": spec.name,
    "aria-invalid": problem === undefined ? undefined : true,
    "aria-required": spec.isRequired || undefined,
    "aria-describedby": described || undefined,
  };
  if (editor === "choice") {
    return (
      <select {...shared}>
        {(spec.options ?? []).map((option) => (
          <option key={option} value={option}>
            {option || "–"}
          </option>
        ))}
      </select>
    );
  }
  const typed = { ...shared, maxLength: spec.maxLength, placeholder: spec.placeholder, autoComplete: "off" };
  if (editor === "figure") return <input {...typed} inputMode="decimal" data-editor={editor} />;
  return <textarea {...typed} rows={1} data-editor={editor} />;
}

const SPEC_PARTS = [
  "editor",
  "name",
  "label",
  "isRowHeader",
  "maxLength",
  "placeholder",
  "isRequired",
  "problem",
  "warning",
  "description",
  "mark",
  "href",
  "content",
  "after",
] as const satisfies readonly (keyof CellSpec)[];

function isSameCell(before: GridCellProps, after: GridCellProps): boolean {
  const isSame = (key: keyof GridCellProps) => before[key] === after[key];
  return (
    (["text", "isActive", "isSelected", "isTouch", "place", "onType"] as const).every(isSame) &&
    SPEC_PARTS.every((part) => before.spec[part] === after.spec[part])
  );
}
