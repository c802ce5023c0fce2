"use client";

import { ArrowDown, ArrowUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useRef, useTransition } from "react";
import { Button } from "@/components/button";
import { showToast } from "@/components/toast";
import { idleFormState } from "@/lib/form-state";
import { moveItemAction } from "../actions";
import type { FormPart } from "../schema";

interface MoveButtonsProps {
  formId: string;
  part: FormPart;
  code: string;
  name: string;
  /** In front of which one it goes when it moves up or down; null where it cannot, blank for the end. */
  up: string | null;
  down: string | null;
}

/** Moves a row one place; Alt with an arrow does the same, and the focus goes with the row. */
export function MoveButtons({ formId, part, code, name, up, down }: MoveButtonsProps) {
  const t = useTranslations("forms");
  const [isPending, start] = useTransition();
  const buttons = useRef<HTMLSpanElement>(null);
  const wanted = useRef<"up" | "down" | null>(null);

  // A row that moves in the page loses the focus; whoever moves it wants to go on moving it.
  useEffect(() => {
    if (isPending || wanted.current === null) return;
    const [first, second] = wanted.current === "up" ? ["up", "down"] : ["down", "up"];
    wanted.current = null;
    const find = (way: string | undefined) =>
      buttons.current?.querySelector<HTMLButtonElement>(`[data-way="${way}"]:not(:disabled)`);
    (find(first) ?? find(second))?.focus();
  }, [isPending]);

  function move(way: "up" | "down") {
    const before = way === "up" ? up : down;
    if (before === null || isPending) return;
    wanted.current = way;
    const formData = new FormData();
    for (const [field, value] of Object.entries({ formId, part, code, before })) formData.set(field, value);
    start(async () => {
      try {
        const { status, message } = await moveItemAction(idleFormState, formData);
        if (status === "signed_out") window.dispatchEvent(new CustomEvent("so-ket:signed-out"));
        if (status === "error" && message) showToast(message);
      } catch {
        showToast(t("notMoved"));
      }
    });
  }

  function handleKeyDown(event: KeyboardEvent) {
    const way = event.altKey ? ({ ArrowUp: "up", ArrowDown: "down" } as const)[event.key] : undefined;
    if (way === undefined) return;
    event.preventDefault();
    move(way);
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the keys are heard on their way up from the buttons
    <span ref={buttons} className="flex gap-1" onKeyDown={handleKeyDown}>
      {(["up", "down"] as const).map((way) => (
        <Button
          key={way}
          data-way={way}
          size="small"
          variant="quiet"
          aria-label={t(way === "up" ? "moveUp" : "moveDown", { name })}
          title={t(way === "up" ? "moveUpTitle" : "moveDownTitle")}
          isDisabled={(way === "up" ? up : down) === null}
          icon={
            way === "up" ? <ArrowUp aria-hidden className="size-4" /> : <ArrowDown aria-hidden className="size-4" />
          }
          onClick={() => move(way)}
        />
      ))}
    </span>
  );
}
