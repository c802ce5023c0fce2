"use client";

import { Field, type FieldProps } from "./field";

interface FileFieldProps extends Omit<FieldProps, "defaultValue"> {
  /** Endings of names, such as ".xlsx,.csv". */
  accept: string;
}

/** Chooses one file of the reader's machine. */
export function FileField({ accept, ...field }: FileFieldProps) {
  return (
    <Field {...field}>
      {({ defaultValue: _none, ...control }) => (
        <input
          {...control}
          type="file"
          accept={accept}
          className="control h-auto py-2 file:mr-4 file:rounded-control file:border-0 file:bg-sunken file:px-3 file:py-1.5 file:font-medium file:text-ink"
        />
      )}
    </Field>
  );
}
