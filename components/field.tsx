"use client";

import { CircleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useContext, useEffect, useId } from "react";
import { ActionFormContext } from "./action-form-context";

export interface FieldProps {
  name: string;
  label: string;
  help?: ReactNode;
  isRequired?: boolean;
  isDisabled?: boolean;
  error?: string;
  defaultValue?: string | undefined;
}

export interface FieldControl {
  id: string;
  name: string;
  defaultValue: string;
  disabled: boolean | undefined;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
  "aria-required": true | undefined;
}

/** Joins a field to its form: its id, kept value, error and the ids that describe it. */
export function useField({ name, label, help, isRequired, isDisabled, error, defaultValue }: FieldProps) {
  const form = useContext(ActionFormContext);
  const ownId = useId();
  const id = `${form?.formId ?? ownId}-${name}`;
  const registerLabel = form?.registerLabel;
  useEffect(() => registerLabel?.(name, label), [registerLabel, name, label]);

  const message = error ?? form?.state.fieldErrors?.[name]?.join(" ");
  const describedBy = [message && `${id}-error`, help !== undefined && `${id}-help`].filter(Boolean).join(" ");
  const control: FieldControl = {
    id,
    name,
    defaultValue: form?.state.values?.[name] ?? defaultValue ?? "",
    disabled: isDisabled,
    "aria-describedby": describedBy || undefined,
    "aria-invalid": message ? true : undefined,
    "aria-required": isRequired ? true : undefined,
  };
  return { control, message };
}

interface FieldFrameProps extends FieldProps {
  children: (control: FieldControl) => ReactNode;
}

export function Field({ children, ...props }: FieldFrameProps) {
  const { control, message } = useField(props);
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <label id={`${control.id}-label`} htmlFor={control.id} className="text-label font-medium">
        {props.label}
        {props.isRequired && <RequiredMark />}
      </label>
      {props.help !== undefined && <FieldHelp id={`${control.id}-help`}>{props.help}</FieldHelp>}
      {children(control)}
      <FieldError id={`${control.id}-error`} message={message} />
    </div>
  );
}

export function RequiredMark() {
  const t = useTranslations("components");
  return <span className="font-normal text-ink-soft"> ({t("required")})</span>;
}

export function FieldHelp({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p id={id} className="-mt-1 text-label text-ink-soft">
      {children}
    </p>
  );
}

export function FieldError({ id, message }: { id: string; message: string | undefined }) {
  if (!message) return null;
  return (
    <p id={id} className="flex gap-1.5 text-label font-medium text-red">
      <CircleAlert aria-hidden className="mt-0.75 size-4 shrink-0" />
      {message}
    </p>
  );
}
