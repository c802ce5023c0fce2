"use client";

import { useCallback, useState } from "react";
import { useActionFormState } from "@/components/action-form-context";
import { ComboBox, type ComboBoxOption } from "@/components/combo-box";

interface HolderFieldProps {
  label: string;
  help: string;
  search: (query: string) => Promise<readonly ComboBoxOption[]>;
  member: ComboBoxOption | null;
}

/** Chooses a person; a refused form comes back with the id alone, and its words are those once found. */
export function HolderField({ label, help, search, member }: HolderFieldProps) {
  const { state } = useActionFormState();
  const [labels, setLabels] = useState<Readonly<Record<string, string>>>(
    member === null ? {} : { [member.value]: member.label },
  );
  const searchAndKeep = useCallback(
    async (query: string) => {
      const found = await search(query);
      setLabels((known) => ({ ...known, ...Object.fromEntries(found.map((option) => [option.value, option.label])) }));
      return found;
    },
    [search],
  );
  const known = labels[state.values?.["memberId"] ?? member?.value ?? ""];
  return (
    <ComboBox
      name="memberId"
      label={label}
      help={help}
      isRequired
      searchAction={searchAndKeep}
      defaultValue={member?.value}
      {...(known === undefined ? {} : { defaultLabel: known })}
    />
  );
}
