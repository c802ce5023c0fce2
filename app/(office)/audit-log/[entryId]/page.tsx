import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { Facts } from "@/components/facts";
import { FormMessage } from "@/components/form-message";
import { PageFrame } from "@/components/page-frame";
import { Section } from "@/components/section";
import { ChangesTable } from "@/features/audit-log/components/changes-table";
import { entryWords } from "@/features/audit-log/components/entry-words";
import { LogTable } from "@/features/audit-log/components/log-table";
import { getEntry, listHistory } from "@/features/audit-log/queries";
import { formatDateTime } from "@/lib/format";
import { isId } from "@/lib/id";
import { readPage } from "@/server/page";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("auditLog");
  return { title: t("entry.title") };
}

export default async function AuditEntryPage({ params }: PageProps<"/audit-log/[entryId]">) {
  const { entryId } = await params;
  if (!isId(entryId)) notFound();
  const [t, words, { entry, history }] = await Promise.all([
    getTranslations("auditLog"),
    entryWords(),
    readPage(async (actor) => {
      const found = await getEntry(actor, entryId);
      return { entry: found, history: await listHistory(actor, found.subjectType, found.subjectId) };
    }),
  ]);
  return (
    <PageFrame
      title={words.action(entry.action)}
      summary={t("entry.summary")}
      breadcrumbs={[{ label: t("title"), href: "/audit-log" }, { label: formatDateTime(entry.at) }]}
    >
      <FormMessage tone={entry.isSealed ? "success" : "error"}>
        {entry.isSealed ? t("entry.sealedText") : t("entry.brokenText")}
      </FormMessage>
      <Section title={t("entry.facts")}>
        <Facts
          items={[
            { label: t("at"), value: formatDateTime(entry.at) },
            { label: t("actor"), value: entry.actorName || t("nobody") },
            { label: t("action"), value: `${words.action(entry.action)} (${entry.action})` },
            {
              label: t("subject"),
              value: t("entry.subjectLine", { type: words.subject(entry.subjectType), id: entry.subjectId }),
            },
            { label: t("unit"), value: entry.unitName ?? t("noUnit") },
            { label: t("reason"), value: entry.reason ?? t("noReason") },
            { label: t("entry.id"), value: <Code>{entry.id}</Code> },
            { label: t("entry.requestId"), value: <Code>{entry.requestId}</Code> },
            { label: t("entry.leafHash"), value: <Code>{entry.leafHash}</Code> },
          ]}
        />
      </Section>
      <Section title={t("entry.changes")}>
        <ChangesTable details={entry.details} />
      </Section>
      {entry.subjectId !== "unknown" && (
        <Section title={t("entry.history")}>
          <LogTable rows={history} caption={t("entry.historyCaption")} currentId={entry.id} />
        </Section>
      )}
    </PageFrame>
  );
}

function Code({ children }: { children: string }) {
  return <span className="text-label break-all">{children}</span>;
}
