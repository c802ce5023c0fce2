"use client";

import { useEffect, useState } from "react";
import { flushSync } from "react-dom";
import { formatDateTime } from "@/lib/format";
import { TIME_MARK } from "../rules/print-text";

interface PrintedByProps {
  /** The sentence, with a mark where the time goes. */
  text: string;
  openedAt: Date;
}

/** Who prints and when: the moment of printing, not that of opening the page, wherever a script can tell. */
export function PrintedBy({ text, openedAt }: PrintedByProps) {
  const [printedAt, setPrintedAt] = useState(openedAt);
  useEffect(() => {
    const handlePrint = () => flushSync(() => setPrintedAt(new Date()));
    window.addEventListener("beforeprint", handlePrint);
    return () => window.removeEventListener("beforeprint", handlePrint);
  }, []);
  return text.replace(TIME_MARK, formatDateTime(printedAt));
}
