"use client";

import { createContext, useContext } from "react";
import { idleFormState, type FormState } from "@/lib/form-state";

export interface ActionFormContextValue {
  formId: string;
  state: FormState;
  isPending: boolean;
  registerLabel: (name: string, label: string) => void;
}

export const ActionFormContext = createContext<ActionFormContextValue | null>(null);

const outsideAForm = { state: idleFormState, isPending: false };

export function useActionFormState(): { state: FormState; isPending: boolean } {
  return useContext(ActionFormContext) ?? outsideAForm;
}
