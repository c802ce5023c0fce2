"use client";

import { useTranslations } from "next-intl";
import { lazy, Suspense, useContext, useEffect, useMemo, useState } from "react";
import { DataGrid } from "@/components/data-grid/data-grid";
import { planWrite } from "@/components/data-grid/grid-edits";
import type { RowMaker } from "@/components/data-grid/grid-row";
import { Modal } from "@/components/modal";
import { useDataGrid } from "@/components/data-grid/use-data-grid";
import { parseNumber } from "@/lib/format";
import { BLANK_ENTRY, isEntry } from "../rules/figures";
import { ConflictPanel } from "./conflict-panel";
import type { EditedFigure, EditedGroup } from "./edited-figure";
import { describeFigure, type FigureExtra } from "./figure-cells";
import { COL, FIGURE_COLUMNS } from "./figure-columns";
import { entryOf, textsOf } from "./figure-entry";
import { entryText } from "./figure-text";
import { makeFigureShape } from "./figure-shape";
import { FigureTools } from "./figure-tools";
import { useFigureWords } from "./figure-words";
import { useDraftNews } from "./presence-context";
import { FieldPresence } from "./presence-mark";
import { writeFigure } from "./read-figure";
import { DraftContext } from "./use-draft-saver";
import { useFigureSaving } from "./use-figure-saving";
import { type Judging, useLiveWarnings } from "./use-live-warnings";

// Fetched by whoever opens it: the page of entry is to be there quickly.
const RemarkThread = lazy(async () => ({ default: (await import("./remark-thread")).RemarkThread }));

interface FigureGridProps {
  reportId: string;
  groups: readonly EditedGroup[];
  judging: Judging;
}

/** All figures of a report in one grid, saved as they are typed. */
export function FigureGrid({ reportId, groups, judging }: FigureGridProps) {
  const t = useTranslations("reports.editor");
  const context = useContext(DraftContext);
  if (!context) throw new Error("A report's grid stands in its editor.");
  const { saver, draft } = context;
  const { others, remarks } = useDraftNews();
  const [talk, setTalk] = useState<EditedFigure | null>(null);
  const figures = useMemo(() => groups.flatMap((group) => group.figures), [groups]);
  const [isCumulative, setCumulative] = useState(() => figures.some(({ cumulative }) => cumulative !== null));
  const words = useFigureWords();
  const shape = useMemo(() => makeFigureShape(figures, isCumulative, words), [figures, isCumulative, words]);
  const [startTexts] = useState(() => figures.map((figure) => textsOf(figure, figure, words)));
  const control = useDataGrid(shape, () => startTexts);
  const { state, dispatch } = control;
  const takeOver = useFigureSaving({ figures, control, isCumulative, saver, startTexts });
  useEffect(
    () =>
      saver.onArrival((key, { value }) => {
        const row = figures.findIndex(({ code }) => key === `figure:${code}`);
        const figure = figures[row];
        if (figure && isEntry(value)) takeOver(row, textsOf(figure, value, words));
      }),
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- takeOver is made anew at each drawing and does the same
    [saver, figures, words],
  );
  useAddressedFigure(figures, (row) => dispatch({ type: "go", place: { row, col: COL.value } }));

  const maker = useMemo((): RowMaker<EditedFigure, FigureExtra> => {
    return {
      idOf: ({ code }) => `figure-${code}`,
      describe: (figure, texts, extra) => describeFigure({ t, onTalk: setTalk }, figure, texts, extra),
      panel: (figure, texts, { conflict, isCumulative: isSummed, isVisited }) => {
        const key = `figure:${figure.code}`;
        if (!conflict) return isVisited && <FieldPresence field={key} />;
        const theirs = isEntry(conflict.theirs) ? conflict.theirs : BLANK_ENTRY;
        return (
          <ConflictPanel
            mine={entryText(figure.kind, entryOf(texts, figure, isSummed) ?? BLANK_ENTRY, words)}
            theirs={entryText(figure.kind, theirs, words)}
            by={conflict.by}
            at={conflict.at}
            onKeepMine={() => saver.keepMine(key)}
            onTakeTheirs={() => {
              takeOver(figures.indexOf(figure), textsOf(figure, theirs, words));
              saver.takeTheirs(key);
            }}
          />
        );
      },
    };
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- takeOver is made anew at each drawing and does the same
  }, [t, figures, saver, words]);

  const warnings = useLiveWarnings({ figures, texts: state.texts, isCumulative, judging });
  const extras = figures.map(({ code }, row): FigureExtra => {
    const key = `figure:${code}`;
    const { conflict, refusal } = draft.troubles[key] ?? {};
    const { count = 0, isFlagged = false } = remarks.find(({ field }) => field === key) ?? {};
    const isVisited = others.some(({ field }) => field === key) || saver.getArrival(key) !== null;
    return { conflict, refusal, warning: warnings[row] ?? null, isCumulative, remarks: count, isFlagged, isVisited };
  });
  // The same objects at each key: a row is drawn anew only when something of its own changed.
  const columns = useMemo(
    () =>
      FIGURE_COLUMNS.map((key) => ({
        key,
        header: key === "value" && isCumulative ? t("columns.inQuarter") : t(`columns.${key}`),
        isHeaderHidden: ["denominator", "reason", "talk"].includes(key) || (key === "cumulative" && !isCumulative),
      })),
    [t, isCumulative],
  );
  const standings = figures.flatMap(({ lastStanding, decimals }, row) =>
    lastStanding !== null && state.texts[row]?.[COL.value] === ""
      ? [{ row, col: COL.value, text: writeFigure(lastStanding, decimals) }]
      : [],
  );
  const copyStandings = () => {
    const { edits } = planWrite(shape, state.texts, standings);
    const news = { kind: "told", text: t("standingsCopied", { count: edits.length }) } as const;
    dispatch({ type: "write", edits, news });
  };
  let next = 0;
  return (
    <>
      <DataGrid
        label={t("figures")}
        className="figure-grid"
        columns={columns}
        groups={groups.map(({ key, title, figures: own }) => ({ key, title, rows: own.map(() => next++) }))}
        items={figures}
        extras={extras}
        control={control}
        maker={maker}
        rowName={(row) => figures[row]?.name ?? ""}
        numberOf={parseNumber}
        tools={
          <FigureTools
            isCumulative={isCumulative}
            mayBeCumulative={figures.some(({ isSummable }) => isSummable)}
            onCumulative={(isWanted) => {
              dispatch({ type: "commit" });
              setCumulative(isWanted);
            }}
            standings={standings.length}
            hasStandings={figures.some(({ lastStanding }) => lastStanding !== null)}
            onCopyStandings={copyStandings}
          />
        }
        onLeaveCell={() => void saver.flush()}
      />
      {talk && (
        <Modal title={t("talkOf", { name: talk.name })} onClose={() => setTalk(null)}>
          <Suspense fallback={null}>
            <RemarkThread reportId={reportId} field={`figure:${talk.code}`} />
          </Suspense>
        </Modal>
      )}
    </>
  );
}

/** Stands at once at the figure that the address names, as the links of the check page do. */
function useAddressedFigure(figures: readonly EditedFigure[], onFound: (row: number) => void): void {
  useEffect(() => {
    const code = decodeURIComponent(window.location.hash).replace(/^#figure-/, "");
    const row = figures.findIndex((figure) => figure.code === code);
    if (row < 0) return;
    onFound(row);
    document.querySelector<HTMLElement>(`[data-cell="${row}:${COL.value}"] [data-focus]`)?.focus();
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once, when the page is opened
  }, []);
}
