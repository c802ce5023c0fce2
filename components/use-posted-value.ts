"use client";

import type { RefObject } from "react";
import { useEffect } from "react";

/** Posts what a typed text means (a day, a figure) instead of the text itself, without a second input. */
export function usePostedValue(input: RefObject<HTMLInputElement | null>, toPosted: (typed: string) => string) {
  useEffect(() => {
    const form = input.current?.form;
    if (!form) return undefined;
    const handleFormData = (event: FormDataEvent) => {
      const field = input.current;
      if (field && !field.disabled) event.formData.set(field.name, toPosted(field.value));
    };
    form.addEventListener("formdata", handleFormData);
    return () => form.removeEventListener("formdata", handleFormData);
  }, [input, toPosted]);
}
