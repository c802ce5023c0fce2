"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useFormStatus } from "react-dom";
import { useActionFormState } from "./action-form-context";
import { Button } from "./button";
import type { ButtonSize, ButtonVariant } from "./button-class";

interface SubmitButtonProps {
  children: ReactNode;
  variant?: ButtonVariant;
  size?: ButtonSize;
  pendingText?: string;
  isDisabled?: boolean;
  icon?: ReactNode;
  name?: string;
  value?: string;
}

export function SubmitButton({ children, variant = "primary", pendingText, ...rest }: SubmitButtonProps) {
  const t = useTranslations("components");
  const status = useFormStatus();
  const form = useActionFormState();
  const isPending = status.pending || form.isPending;
  return (
    <Button {...rest} type="submit" variant={variant} isPending={isPending}>
      {isPending ? (pendingText ?? t("pending")) : children}
    </Button>
  );
}
