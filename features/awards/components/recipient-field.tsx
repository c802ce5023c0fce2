"use client";

import { useCallback, useRef, useState } from "react";
import { ComboBox, type ComboBoxOption } from "@/components/combo-box";

interface RecipientFieldProps {
  name: string;
  label: string;
  placeholder: string;
  forUnits: boolean;
  forMembers: boolean;
}

/** Finds a unit or a member by words of its name. */
export function RecipientField({ name, label, placeholder, forUnits, forMembers }: RecipientFieldProps) {
  // A refused form shows its fields anew, and the words of what was chosen are known only from the search.
  const found = useRef(new Map<string, string>());
  const [chosen, setChosen] = useState("");
  const search = useCallback(
    async (query: string) => {
      const options = await findRecipients(query, forUnits, forMembers);
      for (const option of options) found.current.set(option.value, option.label);
      return options;
    },
    [forUnits, forMembers],
  );
  return (
    <ComboBox
      name={name}
      label={label}
      placeholder={placeholder}
      searchAction={search}
      defaultLabel={chosen}
      onValueChange={(value) => setChosen(found.current.get(value) ?? "")}
    />
  );
}

interface FoundRecipients {
  readonly units: readonly ComboBoxOption[];
  readonly members: readonly ComboBoxOption[];
}

async function findRecipients(query: string, forUnits: boolean, forMembers: boolean): Promise<ComboBoxOption[]> {
  const response = await fetch(`/api/awards/recipients?q=${encodeURIComponent(query)}`);
  if (!response.ok) throw new Error(`Search failed with ${String(response.status)}`);
  const { units, members }: FoundRecipients = await response.json();
  return [...(forUnits ? units : []), ...(forMembers ? members : [])];
}
