import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageFrame } from "@/components/page-frame";
import { Section } from "@/components/section";
import { TextLink } from "@/components/text-link";
import { ExportForm } from "@/features/exports/components/export-form";
import { ExportList } from "@/features/exports/components/export-list";
import { getExportUnit } from "@/features/exports/queries/get-export-unit";
import { listExports } from "@/features/exports/queries/list-exports";
import { listLedgerQuarters } from "@/features/members/queries/list-ledger-quarters";
import { listUnitOptions } from "@/features/org-units/queries/list-unit-options";
import { today } from "@/lib/dates";
import { readPage } from "@/server/page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("exports"))("title") };
}

export default async function ExportsPage() {
  const [own, exports] = await readPage((actor) => Promise.all([getExportUnit(actor, undefined), listExports(actor)]));
  const [t, units, quarters] = await Promise.all([
    getTranslations("exports"),
    readPage((actor) => listUnitOptions(actor, { onDay: today() })),
    readPage(listLedgerQuarters),
  ]);
  return (
    <PageFrame title={t("title")} summary={t("summary")}>
      <ExportForm units={units} ownUnitId={own.id} quarters={quarters} />
      <Section
        title={t("list.title")}
        summary={t("list.summary")}
        action={<TextLink href="/exports">{t("list.refresh")}</TextLink>}
      >
        <ExportList exports={exports} />
      </Section>
    </PageFrame>
  );
}
