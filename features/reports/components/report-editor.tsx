"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { Section } from "@/components/section";
import { type EditedFigure, FigureRow } from "./figure-row";
import { type EditedSection, NarrativeField } from "./narrative-field";
import { SaveBar } from "./save-bar";
import { DraftContext, useDraftSaver } from "./use-draft-saver";

interface ReportEditorProps {
  reportId: string;
  checkHref: string;
  groups: readonly { readonly key: string; readonly title: string; readonly figures: readonly EditedFigure[] }[];
  sections: readonly EditedSection[];
}

const HEAD = "whitespace-nowrap px-3 py-2 align-bottom text-small font-semibold text-ink-soft first:pl-4 last:pr-4";

export function ReportEditor({ reportId, checkHref, groups, sections }: ReportEditorProps) {
  const t = useTranslations("reports.editor");
  const { saver, draft } = useDraftSaver(reportId, versionsOf(groups, sections));
  const context = useMemo(() => ({ saver, draft }), [saver, draft]);
  return (
    <DraftContext value={context}>
      <Section title={t("figures")} summary={t("figuresHelp")}>
        <div className="rounded-control border border-line bg-raised">
          <table className="w-full border-collapse text-table max-md:block">
            <caption className="sr-only">{t("figures")}</caption>
            <thead className="max-md:sr-only">
              <tr className="border-b border-line-strong">
                <th scope="col" className={`${HEAD} text-left`}>
                  {t("indicator")}
                </th>
                <th scope="col" className={`${HEAD} text-right`}>
                  {t("register")}
                </th>
                <th scope="col" className={`${HEAD} w-56 text-right`}>
                  {t("reported")}
                </th>
                <th scope="col" className={`${HEAD} text-right`}>
                  {t("previous")}
                </th>
                <th scope="col" className={`${HEAD} w-80 text-left`}>
                  {t("note")}
                </th>
              </tr>
            </thead>
            {groups.map((group) => (
              <tbody key={group.key} className="max-md:block">
                <tr className="border-t border-line bg-sunken max-md:block">
                  <th
                    scope="rowgroup"
                    colSpan={5}
                    className="px-3 py-1.5 text-left text-small font-semibold max-md:block md:pl-4"
                  >
                    {group.title}
                  </th>
                </tr>
                {group.figures.map((figure) => (
                  <FigureRow key={figure.code} figure={figure} />
                ))}
              </tbody>
            ))}
          </table>
        </div>
      </Section>
      <Section title={t("narratives")}>
        <div className="flex max-w-3xl flex-col gap-6">
          {sections.map((section) => (
            <NarrativeField key={section.code} section={section} />
          ))}
        </div>
      </Section>
      <SaveBar checkHref={checkHref} />
    </DraftContext>
  );
}

function versionsOf(groups: ReportEditorProps["groups"], sections: readonly EditedSection[]): Record<string, number> {
  const versions: Record<string, number> = {};
  for (const { figures } of groups) {
    for (const { code, version } of figures) versions[`figure:${code}`] = version;
  }
  for (const { code, version } of sections) versions[`narrative:${code}`] = version;
  return versions;
}
