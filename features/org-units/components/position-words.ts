import type { PositionRow } from "../queries/position-sql";

/** A name in the reader's language. */
export function inLocale(locale: string, vi: string, en: string): string {
  return locale === "en" ? en : vi;
}

export function positionName(row: Pick<PositionRow, "kindNameVi" | "kindNameEn">, locale: string): string {
  return inLocale(locale, row.kindNameVi, row.kindNameEn);
}

export function bodyName(row: Pick<PositionRow, "bodyNameVi" | "bodyNameEn">, locale: string): string {
  return inLocale(locale, row.bodyNameVi, row.bodyNameEn);
}

export function positionHref({ unitId, id }: Pick<PositionRow, "unitId" | "id">): string {
  return `/org-units/${unitId}/positions/${id}`;
}
