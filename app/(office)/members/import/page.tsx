import { FileDown } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/client-messages";
import { EmptyState } from "@/components/empty-state";
import { LinkButton } from "@/components/link-button";
import { PageFrame } from "@/components/page-frame";
import { Section } from "@/components/section";
import { ImportForm } from "@/features/members/components/import-form";
import { ImportList, MappingList } from "@/features/members/components/import-list";
import { getImportStart } from "@/features/members/queries/list-imports";
import { formatNumber } from "@/lib/format";
import { readPage } from "@/server/page";
import { megabytes, SPREADSHEET_LIMITS } from "@/server/spreadsheets/limits";
import { findUnits } from "../lookups";

const ACCEPTED = ".xlsx,.ods,.csv,.txt,.xls";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("members.import");
  return { title: t("newTitle") };
}

export default async function ImportPage() {
  const [t, tm, start] = await Promise.all([
    getTranslations("members.import"),
    getTranslations("members"),
    readPage(getImportStart),
  ]);
  const limits = {
    megabytes: megabytes(SPREADSHEET_LIMITS.fileBytes),
    rows: formatNumber(SPREADSHEET_LIMITS.rows),
  };
  return (
    <ClientMessages namespaces={["members"]}>
      <PageFrame
        title={t("newTitle")}
        summary={`${t("summary")} ${t("limits", limits)}`}
        breadcrumbs={[{ label: tm("title"), href: "/members" }, { label: t("newTitle") }]}
        action={
          <LinkButton
            href="/api/members/import/template"
            isDownload
            icon={<FileDown aria-hidden className="size-4.5" />}
          >
            {t("template")}
          </LinkButton>
        }
      >
        <ImportForm
          unit={start.unit}
          openedOn={start.openedOn}
          mappings={start.mappings}
          findUnits={findUnits}
          accept={ACCEPTED}
        />
        <Section title={t("recent")}>
          {start.imports.length === 0 ? (
            <EmptyState title={t("none")}>{t("noneText")}</EmptyState>
          ) : (
            <ImportList imports={start.imports} />
          )}
        </Section>
        {start.mappings.length > 0 && (
          <Section title={t("mappings")}>
            <MappingList mappings={start.mappings} />
          </Section>
        )}
      </PageFrame>
    </ClientMessages>
  );
}
