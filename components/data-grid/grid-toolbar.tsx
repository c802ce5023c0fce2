import { Keyboard, Redo2, Search, Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy, type ReactNode, Suspense, useState } from "react";
import { Button } from "@/components/button";
import { FindBar } from "./find-bar";
import type { News } from "./grid-state";
import type { DataGridControl } from "./use-data-grid";

const KeysDialog = lazy(async () => ({ default: (await import("./keys-dialog")).KeysDialog }));

interface GridToolbarProps {
  control: DataGridControl;
  isFinding: boolean;
  onFind: (isFinding: boolean) => void;
  /** Goes back into the grid. */
  onReturn: () => void;
  tools?: ReactNode;
}

/** In sight above the grid: what the keys do for those who use none, and what has just happened. */
export function GridToolbar({ control, isFinding, onFind, onReturn, tools }: GridToolbarProps) {
  const t = useTranslations("components.grid");
  const [isTold, setTold] = useState(false);
  const { state, dispatch } = control;
  return (
    <div className="grid-bar no-print">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-2">
        {tools}
        <output className="grid-news" aria-live="polite">
          {state.news && <NewsText news={state.news} />}
        </output>
        <div className="ml-auto flex flex-wrap items-center gap-x-1 max-md:ml-0">
          <Button
            size="small"
            variant="quiet"
            icon={<Undo2 aria-hidden className="size-4.5" />}
            isDisabled={state.undo.length === 0}
            onClick={() => dispatch({ type: "undo" })}
          >
            {t("undo")}
          </Button>
          <Button
            size="small"
            variant="quiet"
            icon={<Redo2 aria-hidden className="size-4.5" />}
            isDisabled={state.redo.length === 0}
            onClick={() => dispatch({ type: "redo" })}
          >
            {t("redo")}
          </Button>
          <Button
            size="small"
            variant="quiet"
            icon={<Search aria-hidden className="size-4.5" />}
            aria-expanded={isFinding}
            onClick={() => onFind(!isFinding)}
          >
            {t("find")}
          </Button>
          <span className="contents max-md:hidden">
            <Button
              size="small"
              variant="quiet"
              icon={<Keyboard aria-hidden className="size-4.5" />}
              onClick={() => setTold(true)}
            >
              {t("keys")}
            </Button>
          </span>
        </div>
      </div>
      {isFinding && (
        <FindBar
          control={control}
          onClose={() => {
            onFind(false);
            onReturn();
          }}
        />
      )}
      {isTold && (
        <Suspense fallback={null}>
          <KeysDialog onClose={() => setTold(false)} />
        </Suspense>
      )}
    </div>
  );
}

function NewsText({ news }: { news: News }) {
  const t = useTranslations("components.grid.news");
  switch (news.kind) {
    case "told":
      return news.text;
    case "range":
      return news.rows * news.cols > 1 && t("range", { rows: news.rows, cols: news.cols });
    case "nothingToUndo":
    case "nothingToRedo":
    case "tabLeaves":
      return t(news.kind);
    case "cleared":
    case "filled":
    case "pasted":
    case "undone":
    case "redone":
    case "copied":
    case "cut":
      return (
        <>
          {t(news.kind, { count: news.count })}
          {news.skipped !== undefined && news.skipped > 0 && <> {t("skipped", { count: news.skipped })}</>}
        </>
      );
    default:
      return news satisfies never;
  }
}
