"use client";

import { FileDown } from "lucide-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { buttonClass } from "@/components/button-class";

interface BulkBarProps {
  texts: {
    readonly label: string;
    readonly all: string;
    /** Holds `{count}`. */
    readonly picked: string;
    /** Null for a reader who makes no files of the register. */
    readonly formats: { readonly xlsx: string; readonly csv: string } | null;
  };
  /** What else can be done with those ticked: submit buttons with a `formAction` of their own. */
  children?: ReactNode;
}

/**
 * Who is meant, all that the filters find or those ticked, and what to do with them. Without scripts both are chosen by hand.
 * Its key is that of the rows: what was ticked among others is forgotten.
 */
export function BulkBar({ texts, children }: BulkBarProps) {
  const bar = useRef<HTMLFieldSetElement>(null);
  const [count, setCount] = useState(0);
  const [scope, setScope] = useState<"" | "picked">("");

  useEffect(() => {
    const form = bar.current?.form;
    if (!form) return undefined;
    const boxes = () => [...form.querySelectorAll<HTMLInputElement>("input[name=pick]")];
    const whole = form.querySelector<HTMLInputElement>("[data-pick-all]");
    const recount = () => {
      const ticked = boxes().filter((box) => box.checked).length;
      setCount(ticked);
      setScope(ticked > 0 ? "picked" : "");
      if (!whole) return;
      whole.hidden = false;
      whole.checked = ticked > 0 && ticked === boxes().length;
      whole.indeterminate = ticked > 0 && ticked < boxes().length;
    };
    const handleChange = ({ target }: Event) => {
      if (target === whole) for (const box of boxes()) box.checked = whole?.checked ?? false;
      if (target === whole || (target instanceof HTMLInputElement && target.name === "pick")) recount();
    };
    recount();
    form.addEventListener("change", handleChange);
    return () => form.removeEventListener("change", handleChange);
  }, []);

  const choice = (value: "" | "picked", text: string) => (
    <label className="inline-flex min-h-9 cursor-pointer items-center gap-2 coarse:min-h-11">
      <input
        type="radio"
        name="rows"
        value={value}
        checked={scope === value}
        onChange={() => setScope(value)}
        className="size-4.5 accent-ink"
      />
      {text}
    </label>
  );
  return (
    <fieldset
      ref={bar}
      className="no-print mb-3 flex flex-wrap items-center gap-x-5 gap-y-2 rounded-control bg-sunken px-4 py-2 text-label"
    >
      <legend className="sr-only">{texts.label}</legend>
      <span aria-live="polite" className="flex flex-wrap gap-x-5">
        {choice("", texts.all)}
        {choice("picked", texts.picked.replace("{count}", String(count)))}
      </span>
      <span className="ml-auto flex flex-wrap gap-2 max-sm:ml-0">
        {texts.formats !== null &&
          (["xlsx", "csv"] as const).map((format) => (
            <button
              key={format}
              type="submit"
              name="format"
              value={format}
              className={buttonClass("secondary", "small")}
            >
              <FileDown aria-hidden className="size-4.5" />
              {texts.formats?.[format]}
            </button>
          ))}
        {children}
      </span>
    </fieldset>
  );
}
