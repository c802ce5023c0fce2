"use client";

import { clsx } from "clsx";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useContext } from "react";
import {
  Button as AriaButton,
  Dialog,
  DialogTrigger,
  Heading,
  Modal,
  ModalOverlay,
  OverlayTriggerStateContext,
} from "react-aria-components";
import { Button } from "./button";
import { buttonClass, type ButtonSize, type ButtonVariant } from "./button-class";

interface DialogButtonProps {
  label: string;
  /** Where what is seen on the button does not say enough to whoever hears it. */
  accessibleLabel?: string;
  title: string;
  children: ReactNode;
  description?: ReactNode;
  variant?: ButtonVariant;
  size?: ButtonSize;
  icon?: ReactNode;
  placement?: "center" | "side";
  role?: "dialog" | "alertdialog";
}

export function DialogButton({
  label,
  accessibleLabel,
  title,
  children,
  description,
  variant,
  size,
  icon,
  placement = "center",
  role = "dialog",
}: DialogButtonProps) {
  const t = useTranslations("components");
  return (
    <DialogTrigger>
      <AriaButton
        {...(accessibleLabel !== undefined && { "aria-label": accessibleLabel })}
        className={buttonClass(variant, size)}
      >
        {icon}
        {label}
      </AriaButton>
      <ModalOverlay
        isDismissable={role === "dialog"}
        className={clsx(
          "fixed inset-0 z-40 flex bg-veil",
          placement === "center" ? "items-center justify-center p-4" : "justify-end",
        )}
      >
        <Modal
          className={clsx(
            "flex w-full bg-raised text-ink shadow-float",
            placement === "center" ? "max-h-full max-w-xl rounded-control" : "h-full max-w-lg",
          )}
        >
          <Dialog role={role} className="flex min-h-0 w-full flex-col overflow-y-auto p-6 outline-none max-sm:p-4">
            <header className="mb-4 flex items-start justify-between gap-4">
              <Heading slot="title" className="text-h2">
                {title}
              </Heading>
              <AriaButton
                slot="close"
                aria-label={t("close")}
                className="-mt-1 -mr-2 flex size-10 shrink-0 items-center justify-center rounded-control hover:bg-sunken"
              >
                <X aria-hidden className="size-5" />
              </AriaButton>
            </header>
            {description && <div className="mb-5 text-ink-soft">{description}</div>}
            {children}
          </Dialog>
        </Modal>
      </ModalOverlay>
    </DialogTrigger>
  );
}

export function CloseDialogButton({ children }: { children: ReactNode }) {
  const dialog = useContext(OverlayTriggerStateContext);
  return (
    <Button variant="quiet" onClick={() => dialog?.close()}>
      {children}
    </Button>
  );
}
