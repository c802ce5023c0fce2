"use client";

import type { ReactNode } from "react";
import { Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";

interface AlertDialogProps {
  isOpen: boolean;
  title: string;
  children: ReactNode;
}

/** A dialog that the page itself opens, and that only its own buttons close. */
export function AlertDialog({ isOpen, title, children }: AlertDialogProps) {
  return (
    <ModalOverlay
      isOpen={isOpen}
      isKeyboardDismissDisabled
      className="no-print fixed inset-0 z-40 flex items-center justify-center bg-veil p-4"
    >
      <Modal className="flex max-h-full w-full max-w-xl rounded-control bg-raised text-ink shadow-float">
        <Dialog
          role="alertdialog"
          className="flex min-h-0 w-full flex-col gap-4 overflow-y-auto p-6 outline-none max-sm:p-4"
        >
          <Heading slot="title" className="text-h2">
            {title}
          </Heading>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
