/** What kinds of figures a form can ask for. */
export const FIGURE_KINDS = ["flow", "stock", "ratio", "text", "yes_no"] as const;
export type FigureKind = (typeof FIGURE_KINDS)[number];
