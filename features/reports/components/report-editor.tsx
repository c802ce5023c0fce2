"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { Section } from "@/components/section";
import type { EditedGroup } from "./edited-figure";
import { FigureGrid } from "./figure-grid";
import { type EditedSection, NarrativeField } from "./narrative-field";
import { PresenceBar } from "./presence-bar";
import { PresenceWatch } from "./presence-watch";
import { SaveBar } from "./save-bar";
import { DraftContext, useDraftSaver } from "./use-draft-saver";
import type { Judging } from "./use-live-warnings";

interface ReportEditorProps {
  reportId: string;
  checkHref: string;
  groups: readonly EditedGroup[];
  sections: readonly EditedSection[];
  judging: Judging;
}

export function ReportEditor({ reportId, checkHref, groups, sections, judging }: ReportEditorProps) {
  const t = useTranslations("reports.editor");
  const { saver, draft } = useDraftSaver(reportId, versionsOf(groups, sections));
  const context = useMemo(() => ({ saver, draft }), [saver, draft]);
  const labels = useMemo(() => labelsOf(groups, sections), [groups, sections]);
  return (
    <DraftContext value={context}>
      <PresenceWatch reportId={reportId} saver={saver}>
        <PresenceBar labels={labels} />
        <Section title={t("figures")} summary={t("figuresHelp")}>
          <FigureGrid reportId={reportId} groups={groups} judging={judging} />
        </Section>
        <Section title={t("narratives")}>
          <div className="flex max-w-3xl flex-col gap-6">
            {sections.map((section) => (
              <NarrativeField key={section.code} reportId={reportId} section={section} />
            ))}
          </div>
        </Section>
        <SaveBar checkHref={checkHref} />
      </PresenceWatch>
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

function labelsOf(groups: ReportEditorProps["groups"], sections: readonly EditedSection[]): Record<string, string> {
  const figures = groups.flatMap((group) => group.figures.map(({ code, name }) => [`figure:${code}`, name] as const));
  return Object.fromEntries([...figures, ...sections.map(({ code, title }) => [`narrative:${code}`, title] as const)]);
}
