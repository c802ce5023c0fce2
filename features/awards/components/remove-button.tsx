"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/button";

export function RemoveButton({ number, onRemove }: { number: number; onRemove: () => void }) {
  const t = useTranslations("awards");
  return (
    <Button
      variant="quiet"
      aria-label={t("form.removeRecipient", { number })}
      icon={<X aria-hidden className="size-4.5" />}
      onClick={onRemove}
    />
  );
}
