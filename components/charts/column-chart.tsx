import { useId } from "react";
import { ChartFrame } from "./chart-frame";
import { type ChartColumn, ColumnDrawing } from "./column-drawing";

interface ColumnChartProps {
  title: string;
  description: string;
  columns: readonly ChartColumn[];
  headers: readonly [string, string, string, string];
}

/** A stock over time, each column made of two parts; the sum stands above it. */
export function ColumnChart({ title, description, columns, headers }: ColumnChartProps) {
  const id = useId();
  const words = columns.map((column) => `${column.label} ${column.figures[0]}`).join("; ");
  const drawing = { title, description: words };
  return (
    <ChartFrame
      title={title}
      description={description}
      wide={<ColumnDrawing {...drawing} id={`${id}w`} columns={columns} width={680} />}
      // A phone shows the last six: more could not be read.
      narrow={<ColumnDrawing {...drawing} id={`${id}n`} columns={columns.slice(-6)} width={340} />}
      headers={headers}
      rows={columns.map(({ key, label, figures }) => ({ key, label, figures }))}
    />
  );
}
