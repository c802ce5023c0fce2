import { LoaderCircle } from "lucide-react";

export function PendingMark() {
  return <LoaderCircle aria-hidden className="size-4 shrink-0 animate-spin" strokeWidth={2.25} />;
}
