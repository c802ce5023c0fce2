import { useTranslations } from "next-intl";
import { Modal } from "../modal";

const KEYS = [
  ["move", "← ↑ → ↓"],
  ["edges", "Home · End · Ctrl+Home · Ctrl+End"],
  ["jump", "Ctrl+← ↑ → ↓"],
  ["next", "Tab · Shift+Tab"],
  ["edit", "Enter · F2"],
  ["cancel", "Esc"],
  ["clear", "Delete"],
  ["range", "Shift+← ↑ → ↓ · Ctrl+A"],
  ["copy", "Ctrl+C · Ctrl+X · Ctrl+V"],
  ["fill", "Ctrl+D · Ctrl+R"],
  ["undo", "Ctrl+Z · Ctrl+Y"],
  ["find", "Ctrl+F"],
  ["leave", "Esc, Tab"],
] as const;

/** The keys of the grid, told to those who look for them. */
export function KeysDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("components.grid");
  return (
    <Modal title={t("keys")} onClose={onClose}>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-6 gap-y-2 max-sm:grid-cols-1">
        {KEYS.map(([name, keys]) => (
          <div key={name} className="contents">
            <dt className="figures font-semibold whitespace-nowrap">{keys}</dt>
            <dd className="max-sm:mb-2 max-sm:text-ink-soft">{t(`keyUses.${name}`)}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
