"use client";

import { Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useId, useRef } from "react";
import { Button } from "@/components/button";
import { FormMessage } from "@/components/form-message";
import { showToast } from "@/components/toast";

/** The only place where a one-time link can be read: to be copied now and handed over. */
export function ActivationLinkBox({ url, expiresAt }: { url: string; expiresAt: string }) {
  const t = useTranslations("users.link");
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);

  const handleCopy = async () => {
    field.current?.select();
    await navigator.clipboard.writeText(url);
    showToast(t("copied"));
  };

  return (
    <FormMessage tone="warning" title={t("title")}>
      <p>{t("text", { time: expiresAt })}</p>
      <label htmlFor={id} className="mt-3 block text-label font-medium">
        {t("label")}
      </label>
      <input
        ref={field}
        id={id}
        readOnly
        value={url}
        className="control mt-1.5"
        onFocus={(event) => event.currentTarget.select()}
      />
      <div className="mt-3">
        <Button icon={<Copy aria-hidden className="size-4.5" />} onClick={() => void handleCopy()}>
          {t("copy")}
        </Button>
      </div>
    </FormMessage>
  );
}
