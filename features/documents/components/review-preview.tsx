import { DataTable } from "@/components/data-table";
import type { ReviewBlock } from "../rules/review-block";

/** The document's text as it will stand on paper, to be read before it is downloaded. */
export function ReviewPreview({ label, blocks }: { label: string; blocks: readonly ReviewBlock[] }) {
  return (
    <article
      lang="vi"
      aria-label={label}
      className="flex flex-col gap-3 rounded-control border border-line bg-raised px-8 py-6 max-sm:px-4"
    >
      {blocks.map((block, index) => (
        // The blocks of one document never change their order.
        <Preview key={index} block={block} />
      ))}
    </article>
  );
}

function Preview({ block }: { block: ReviewBlock }) {
  if (block.kind === "heading") {
    const Heading = block.level === 1 ? "h3" : "h4";
    return <Heading className="mt-3 font-semibold first:mt-0">{block.text}</Heading>;
  }
  if (block.kind === "caption") return <p className="mt-3 text-center font-semibold first:mt-0">{block.text}</p>;
  if (block.kind === "table") return <PreviewTable block={block} />;
  if (typeof block.text === "string") return <p className="prose-width whitespace-pre-line">{block.text}</p>;
  return (
    <p className="prose-width">
      {block.text.map(({ text, italic }) =>
        italic ? (
          <em key={text} className="text-ink-soft">
            {text}
          </em>
        ) : (
          text
        ),
      )}
    </p>
  );
}

function PreviewTable({ block }: { block: Extract<ReviewBlock, { kind: "table" }> }) {
  const [sums, ...rows] = (block.strong ?? []).includes(block.rows.length - 1)
    ? [block.rows.at(-1), ...block.rows.slice(0, -1)]
    : [undefined, ...block.rows];
  return (
    <DataTable
      caption={block.columns.map(({ header }) => header).join(", ")}
      columns={block.columns.map(({ header, align }, index) => ({
        key: header,
        header,
        align: align === "right" ? "end" : align === "center" ? "center" : "start",
        isRowHeader: index === 1,
        ...(index === 1 ? { width: "min-w-44" } : {}),
        cell: (row: readonly string[]) => row[index] ?? "",
        ...(sums === undefined ? {} : { footer: sums[index] ?? "" }),
      }))}
      rows={rows}
      rowKey={(row) => `${row[0] ?? ""} ${row[1] ?? ""}`}
    />
  );
}
