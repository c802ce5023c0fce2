"use client";

import type { KeyboardEvent } from "react";
import { useEffect, useMemo, useState } from "react";
import { fold } from "@/lib/vietnamese";

export interface ComboBoxOption {
  value: string;
  label: string;
  detail?: string;
}

interface ComboBoxSource {
  options?: readonly ComboBoxOption[] | undefined;
  searchAction?: ((query: string) => Promise<readonly ComboBoxOption[]>) | undefined;
  defaultValue: string;
  defaultLabel?: string | undefined;
  onChoose: (option: ComboBoxOption | null) => void;
}

const MOST_SHOWN = 60;
const TYPING_PAUSE_MS = 200;
const noOptions: readonly ComboBoxOption[] = [];

export function useComboBox({
  options = noOptions,
  searchAction,
  defaultValue,
  defaultLabel,
  onChoose,
}: ComboBoxSource) {
  const [selected, setSelected] = useState<ComboBoxOption | null>(() => {
    const known = options.find((option) => option.value === defaultValue);
    return known ?? (defaultValue ? { value: defaultValue, label: defaultLabel ?? defaultValue } : null);
  });
  const [query, setQuery] = useState(selected?.label ?? "");
  const [isOpen, setIsOpen] = useState(false);
  const [activeIndex, setActiveIndex] = useState(-1);
  const isTyped = query !== (selected?.label ?? "");
  const remote = useRemoteOptions(searchAction, isOpen ? (isTyped ? query : "") : null);

  const found = useMemo(() => {
    if (searchAction) return remote.options;
    const words = isTyped ? fold(query).split(" ") : [];
    return options.filter((option) => {
      const text = fold(`${option.label} ${option.detail ?? ""}`);
      return words.every((word) => text.includes(word));
    });
  }, [searchAction, remote.options, options, isTyped, query]);
  const shown = useMemo(() => found.slice(0, MOST_SHOWN), [found]);

  const close = () => {
    setIsOpen(false);
    setActiveIndex(-1);
  };

  const choose = (option: ComboBoxOption | null) => {
    setSelected(option);
    setQuery(option?.label ?? "");
    close();
    if (option?.value !== selected?.value) onChoose(option);
  };

  // Leaving the field: an empty text clears the choice, one exact line is taken, anything else goes back.
  const settle = () => {
    if (query.trim() === "") return choose(null);
    const exact = isTyped ? found.filter((option) => fold(option.label) === fold(query)) : [];
    choose(exact.length === 1 && exact[0] ? exact[0] : selected);
  };

  const move = (step: number) => {
    if (!isOpen) setIsOpen(true);
    if (shown.length > 0) setActiveIndex((index) => (index + step + shown.length) % shown.length);
  };

  const handleKeyDown = (event: KeyboardEvent) => {
    const active = shown[activeIndex];
    if (event.key === "ArrowDown") move(1);
    else if (event.key === "ArrowUp") move(activeIndex < 0 ? 0 : -1);
    else if (event.key === "Enter" && isOpen) choose(active ?? shown[0] ?? selected);
    else if (event.key === "Escape" && isOpen) {
      setQuery(selected?.label ?? "");
      close();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const type = (text: string) => {
    setQuery(text);
    setIsOpen(true);
    setActiveIndex(text.trim() === "" ? -1 : 0);
  };

  return {
    value: selected?.value ?? "",
    query,
    isOpen,
    activeIndex,
    found,
    shown,
    isSearching: remote.isSearching,
    type,
    choose,
    settle,
    handleKeyDown,
    open: () => setIsOpen(true),
  };
}

function useRemoteOptions(searchAction: ComboBoxSource["searchAction"], query: string | null) {
  const [answer, setAnswer] = useState({ query: "", options: noOptions });
  const isSearching = searchAction !== undefined && query !== null && answer.query !== query;
  useEffect(() => {
    if (!searchAction || query === null) return undefined;
    let isCurrent = true;
    const timer = setTimeout(() => {
      searchAction(query)
        .catch(() => noOptions)
        .then((options) => isCurrent && setAnswer({ query, options }))
        .catch(() => undefined);
    }, TYPING_PAUSE_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [searchAction, query]);
  return { options: answer.options, isSearching };
}
