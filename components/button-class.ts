import { clsx } from "clsx";

export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger";
export type ButtonSize = "medium" | "small";

const VARIANT_CLASS = {
  primary: "border-red-fill bg-red-fill text-on-red hover:border-red-fill-strong hover:bg-red-fill-strong",
  secondary: "border-line-strong bg-raised text-ink hover:border-ink-soft hover:bg-sunken",
  quiet: "border-transparent bg-transparent text-ink hover:bg-sunken",
  danger: "border-red bg-raised text-red hover:bg-red-wash",
} as const satisfies Record<ButtonVariant, string>;

const SIZE_CLASS = {
  medium: "min-h-(--control-h) px-4 text-body",
  small: "min-h-9 px-3 text-label coarse:min-h-11",
} as const satisfies Record<ButtonSize, string>;

export function buttonClass(variant: ButtonVariant = "secondary", size: ButtonSize = "medium"): string {
  return clsx(
    "inline-flex items-center justify-center gap-2 rounded-control border py-1 text-center leading-tight font-medium no-underline",
    "transition-colors duration-100 disabled:border-line disabled:bg-sunken disabled:text-ink-soft aria-disabled:border-line aria-disabled:bg-sunken aria-disabled:text-ink-soft",
    VARIANT_CLASS[variant],
    SIZE_CLASS[size],
  );
}
