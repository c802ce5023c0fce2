import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ChevronRight } from "lucide-react";
import { AppLink } from "../app-link";
import { DataTable, type Column } from "../data-table";

export interface ChartRow {
  key: string;
  label: string;
  /** The figures of the row as they are written, in the order of the headers. */
  figures: readonly string[];
  href?: string | undefined;
}

interface ChartFrameProps {
  title: string;
  description: string;
  wide: ReactNode;
  narrow: ReactNode;
  note?: string | undefined;
  headers: readonly [string, ...string[]];
  rows: readonly ChartRow[];
}

/** A drawing in two sizes, as a drawing that shrinks cannot be read, and its figures as a table. */
export function ChartFrame({ title, description, wide, narrow, note, headers, rows }: ChartFrameProps) {
  const t = useTranslations("components");
  const [labelHeader, ...figureHeaders] = headers;
  const columns: Column<ChartRow>[] = [
    { key: "label", header: labelHeader, isRowHeader: true, cell: (row) => row.label },
    ...figureHeaders.map<Column<ChartRow>>((header, index) => ({
      key: header,
      header,
      align: "end",
      cell: (row) => <Figure text={row.figures[index] ?? ""} href={index === 0 ? row.href : undefined} />,
    })),
  ];
  return (
    <figure className="flex min-w-0 flex-col gap-3">
      <figcaption>
        <p className="font-semibold">{title}</p>
        <p className="prose-width text-label text-ink-soft">{description}</p>
      </figcaption>
      <div className="max-w-180 max-md:hidden print:block!">{wide}</div>
      <div className="max-w-md md:hidden print:hidden!">{narrow}</div>
      {note && <p className="text-small text-ink-soft">{note}</p>}
      <details className="group max-w-180">
        <summary className="no-print inline-flex min-h-9 items-center gap-1.5 text-label font-medium text-blue coarse:min-h-11">
          <ChevronRight aria-hidden className="size-4 transition-transform duration-100 group-open:rotate-90" />
          {t("chartTable")}
        </summary>
        <div className="mt-2">
          <DataTable caption={title} columns={columns} rows={rows} rowKey={(row) => row.key} />
        </div>
      </details>
    </figure>
  );
}

function Figure({ text, href }: { text: string; href: string | undefined }) {
  if (!href) return text;
  return (
    <AppLink href={href} className="text-link">
      {text}
    </AppLink>
  );
}
