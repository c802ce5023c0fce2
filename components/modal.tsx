import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useId, useLayoutEffect, useRef } from "react";

interface ModalProps {
  title: string;
  children: ReactNode;
  /** The buttons at its foot. */
  actions?: ReactNode;
  onClose: () => void;
}

/** The browser's own dialog: what is behind it cannot be reached, Escape closes it, and the focus goes back. */
export function Modal({ title, children, actions, onClose }: ModalProps) {
  const t = useTranslations("components");
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  // Before it is taken out of the page: only then does the focus go back to where it was.
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      className="m-auto max-h-[calc(100dvh-2rem)] w-full max-w-3xl flex-col rounded-control bg-raised text-ink shadow-float backdrop:bg-veil open:flex max-sm:max-w-[calc(100vw-1rem)]"
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <header className="flex items-start justify-between gap-4 px-6 pt-6 max-sm:px-4">
        <h2 id={titleId} className="text-h2">
          {title}
        </h2>
        <button
          type="button"
          aria-label={t("close")}
          className="-mt-1 -mr-2 flex size-10 shrink-0 items-center justify-center rounded-control hover:bg-sunken"
          onClick={onClose}
        >
          <X aria-hidden className="size-5" />
        </button>
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto px-6 py-4 max-sm:px-4">{children}</div>
      {actions && (
        <footer className="flex flex-wrap justify-end gap-3 border-t border-line px-6 py-4 max-sm:px-4">
          {actions}
        </footer>
      )}
    </dialog>
  );
}
