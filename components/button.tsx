"use client";

import type { ButtonHTMLAttributes, ReactNode } from "react";
import { buttonClass, type ButtonSize, type ButtonVariant } from "./button-class";
import { PendingMark } from "./pending-mark";

export interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, "className" | "disabled"> {
  variant?: ButtonVariant;
  size?: ButtonSize;
  isPending?: boolean;
  isDisabled?: boolean;
  icon?: ReactNode;
}

export function Button({
  variant = "secondary",
  size = "medium",
  type = "button",
  isPending = false,
  isDisabled = false,
  icon,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      className={buttonClass(variant, size)}
      disabled={isDisabled}
      // A pending button keeps the focus, so it is not `disabled`: it only stops answering.
      aria-disabled={isPending || undefined}
      onClick={isPending ? (event) => event.preventDefault() : onClick}
    >
      {isPending ? <PendingMark /> : icon}
      {children}
    </button>
  );
}
