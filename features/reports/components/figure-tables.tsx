import { useLocale, useTranslations } from "next-intl";
import { type Column, DataTable } from "@/components/data-table";
import { Section } from "@/components/section";
import { TextLink } from "@/components/text-link";
import { formatNumber, formatSigned } from "@/lib/format";
import type { FigureInReport } from "../queries/get-report";
import { differsFromRegister, reportedFigure } from "../rules/figures";
import { bySection, figureText, namedSection } from "./figure-text";

/** The report's figures to be read: the register's beside the reported one, differences marked, last quarter's beside them. */
export function FigureTables({ figures }: { figures: readonly FigureInReport[] }) {
  const t = useTranslations("reports");
  const locale = useLocale();
  const columns: Column<FigureInReport>[] = [
    {
      key: "name",
      header: t("editor.indicator"),
      isRowHeader: true,
      width: "w-72 min-w-44",
      cell: ({ name, measure }) => (
        <>
          {name[locale]} <span className="font-normal text-ink-soft">({measure[locale]})</span>
        </>
      ),
    },
    {
      key: "register",
      header: t("editor.register"),
      align: "end",
      width: "w-32",
      cell: (figure) => <Register figure={figure} />,
    },
    {
      key: "reported",
      header: t("editor.reported"),
      align: "end",
      width: "w-52",
      cell: (figure) => <Reported figure={figure} />,
    },
    {
      key: "previous",
      header: t("editor.previous"),
      align: "end",
      width: "w-32",
      cell: ({ previous }) => (previous && figureText(previous)) ?? <Dash />,
    },
    { key: "difference", header: t("read.difference"), cell: (figure) => <Difference figure={figure} /> },
  ];
  return bySection(figures).map(([section, rows]) => {
    const title = t(`sections.${namedSection(section)}`);
    return (
      <Section key={section} title={title} level={3}>
        <DataTable
          caption={t("read.caption", { section: title })}
          columns={columns}
          rows={rows}
          rowKey={({ code }) => code}
        />
      </Section>
    );
  });
}

function Dash() {
  return <span className="text-ink-soft">–</span>;
}

function Register({ figure: { computed, registerNow, recordsHref, name } }: { figure: FigureInReport }) {
  const t = useTranslations("reports");
  const locale = useLocale();
  if (computed === null) return <Dash />;
  const text = formatNumber(computed);
  return (
    <>
      {recordsHref === null ? (
        text
      ) : (
        <TextLink href={recordsHref}>
          {text}
          <span className="sr-only"> {t("editor.records", { figure: text, name: name[locale] })}</span>
        </TextLink>
      )}
      {registerNow !== null && registerNow !== computed && (
        <span className="block text-small whitespace-normal text-amber">
          {t("read.registerNow", { count: formatNumber(registerNow) })}
        </span>
      )}
    </>
  );
}

function Reported({ figure }: { figure: FigureInReport }) {
  const text = figureText({ ...figure, reported: reportedFigure(figure) });
  if (text === null) return <Dash />;
  return differsFromRegister(figure) ? (
    <mark className="rounded-control bg-gold-wash px-1.5 font-semibold text-ink">{text}</mark>
  ) : (
    text
  );
}

function Difference({ figure }: { figure: FigureInReport }) {
  const t = useTranslations("reports.read");
  const { computed, value, reason, remark } = figure;
  const isOther = computed !== null && value !== null && differsFromRegister(figure);
  return (
    <>
      {isOther && (
        <span className="block">
          <span className="font-semibold">{formatSigned(value - computed)}</span> {reason}
        </span>
      )}
      {remark && <span className="block text-ink-soft">{t("remark", { text: remark })}</span>}
    </>
  );
}
