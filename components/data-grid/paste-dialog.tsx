import { ArrowRight, CircleAlert, CircleSlash2, Lock } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/button";
import type { GridNames } from "./cell-spec";
import type { Landing, WritePlan } from "./grid-edits";
import { Modal } from "../modal";

interface PasteDialogProps {
  plan: WritePlan;
  names: GridNames;
  onClose: (isTaken: boolean) => void;
}

const MOST_SHOWN = 200;
const LEFT_OUT = [
  { fate: "unreadable", Icon: CircleAlert, tone: "text-red" },
  { fate: "readOnly", Icon: Lock, tone: "text-ink-soft" },
  { fate: "outside", Icon: CircleSlash2, tone: "text-ink-soft" },
] as const;

/** What lands where, before anything is written: from what to what, and what stays out and why. */
export function PasteDialog({ plan: { landings }, names, onClose }: PasteDialogProps) {
  const t = useTranslations("components.grid.paste");
  // Blank cells beside a block are no loss that one would want to hear of.
  const of = (fate: Landing["fate"]) =>
    landings.filter((one) => one.fate === fate && (fate === "change" || one.text !== ""));
  const changes = of("change");
  const same = of("same").length;
  return (
    <Modal
      title={t("title")}
      onClose={() => onClose(false)}
      actions={
        <>
          <Button variant="quiet" onClick={() => onClose(false)}>
            {t("cancel")}
          </Button>
          <Button variant="primary" isDisabled={changes.length === 0} onClick={() => onClose(true)}>
            {t("take", { count: changes.length })}
          </Button>
        </>
      }
    >
      {changes.length === 0 ? (
        <p>{t("nothing")}</p>
      ) : (
        <LandingTable caption={t("changes", { count: changes.length })} names={names} landings={changes}>
          {({ before, after }) => (
            <span className="inline-flex flex-wrap items-baseline gap-x-2">
              <span className="text-ink-soft">{before || t("blank")}</span>
              <ArrowRight aria-hidden className="size-4 self-center text-ink-soft" />
              <span className="sr-only">{t("becomes")}</span>
              <span className="font-semibold">{after || t("blank")}</span>
            </span>
          )}
        </LandingTable>
      )}
      {LEFT_OUT.map(({ fate, Icon, tone }) => {
        const left = of(fate);
        if (left.length === 0) return null;
        return (
          <LandingTable
            key={fate}
            icon={<Icon aria-hidden className={`mt-1 size-4.5 shrink-0 ${tone}`} />}
            caption={t(fate, { count: left.length })}
            names={names}
            landings={left}
          >
            {({ text, problem }) => (
              <>
                “{text}”{problem && <span className="block text-small text-red">{problem}</span>}
              </>
            )}
          </LandingTable>
        );
      })}
      {same > 0 && <p className="mt-4 text-label text-ink-soft">{t("same", { count: same })}</p>}
    </Modal>
  );
}

interface LandingTableProps {
  caption: string;
  names: GridNames;
  landings: readonly Landing[];
  icon?: ReactNode;
  children: (landing: Landing) => ReactNode;
}

function LandingTable({ caption, names, landings, icon, children }: LandingTableProps) {
  const t = useTranslations("components.grid.paste");
  return (
    <div className="not-first:mt-6">
      <table className="w-full border-collapse text-label">
        <caption className="pb-1 text-left font-semibold">
          <span className="flex gap-2">
            {icon}
            {caption}
          </span>
        </caption>
        <thead className="sr-only">
          <tr>
            <th scope="col">{t("row")}</th>
            <th scope="col">{t("column")}</th>
            <th scope="col">{t("text")}</th>
          </tr>
        </thead>
        <tbody>
          {landings.slice(0, MOST_SHOWN).map((landing) => (
            <tr key={`${landing.row}:${landing.col}`} className="border-t border-line align-top">
              <th scope="row" className="py-1.5 pr-3 text-left font-normal">
                {names.rowName(landing.row) || t("belowLast", { number: landing.row + 1 })}
              </th>
              <td className="py-1.5 pr-3 text-ink-soft">
                {names.columns[landing.col]?.header ?? t("beyondLast", { number: landing.col + 1 })}
              </td>
              <td className="w-2/5 py-1.5">{children(landing)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {landings.length > MOST_SHOWN && (
        <p className="mt-1 text-small text-ink-soft">{t("more", { count: landings.length - MOST_SHOWN })}</p>
      )}
    </div>
  );
}
