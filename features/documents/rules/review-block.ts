interface TextRun {
  readonly text: string;
  readonly italic?: boolean;
}

export type ReviewBlock =
  | { readonly kind: "heading"; readonly level: 1 | 2; readonly text: string }
  | { readonly kind: "paragraph"; readonly text: string | readonly TextRun[] }
  | { readonly kind: "caption"; readonly text: string }
  | {
      readonly kind: "table";
      readonly columns: readonly {
        readonly header: string;
        readonly share: number;
        readonly align?: "left" | "center" | "right";
      }[];
      readonly rows: readonly (readonly string[])[];
      readonly strong?: readonly number[];
    };
