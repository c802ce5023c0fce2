import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/action-form";
import { ClientMessages } from "@/components/client-messages";
import { ComboBox } from "@/components/combo-box";
import { CloseWhenDone, ConfirmDialog } from "@/components/confirm-dialog";
import { DataTable } from "@/components/data-table";
import { DialogButton } from "@/components/dialog";
import { FormActions } from "@/components/form-actions";
import { LinkButton } from "@/components/link-button";
import { PageFrame } from "@/components/page-frame";
import { Section } from "@/components/section";
import { StatusBadge } from "@/components/status-badge";
import { SubmitButton } from "@/components/submit-button";
import { TextField } from "@/components/text-field";
import { TextLink } from "@/components/text-link";
import { revokeAction, trustAction } from "@/features/exchange/actions";
import { ImportPanel } from "@/features/exchange/components/import-panel";
import { getExchange } from "@/features/exchange/queries/get-exchange";
import { formatDateTime, formatQuarter } from "@/lib/format";
import { readPage } from "@/server/page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("exchange"))("title") };
}

export default async function ExchangePage() {
  const [t, locale, found] = await Promise.all([getTranslations("exchange"), getLocale(), readPage(getExchange)]);
  const { publicKey, mayTrust, sendable, trusted, received, units } = found;
  return (
    <PageFrame title={t("title")} summary={t("summary")}>
      <ClientMessages namespaces={["exchange"]}>
        <Section title={t("import.title")} summary={t("import.summary")}>
          <ImportPanel />
        </Section>
        <Section title={t("received.title")}>
          <DataTable
            caption={t("received.caption")}
            rows={received}
            rowKey={({ id }) => id}
            empty={<p className="text-ink-soft">{t("received.none")}</p>}
            columns={[
              {
                key: "unit",
                header: t("export.unit"),
                isRowHeader: true,
                width: "min-w-56",
                cell: ({ reportId, unitName }) => <TextLink href={`/reports/${reportId}`}>{unitName}</TextLink>,
              },
              { key: "from", header: t("received.from"), cell: ({ installationName }) => installationName },
              { key: "by", header: t("received.by"), cell: ({ importedByName }) => importedByName },
              { key: "at", header: t("received.at"), cell: ({ importedAt }) => formatDateTime(importedAt) },
            ]}
          />
        </Section>
        <Section title={t("export.title")} summary={t("export.summary")}>
          <DataTable
            caption={t("export.caption")}
            rows={sendable}
            rowKey={({ id }) => id}
            empty={<p className="text-ink-soft">{t("export.none")}</p>}
            columns={[
              {
                key: "unit",
                header: t("export.unit"),
                isRowHeader: true,
                width: "min-w-56",
                cell: ({ unitName }) => unitName,
              },
              { key: "quarter", header: t("export.quarter"), cell: ({ quarter }) => formatQuarter(quarter, locale) },
              {
                key: "file",
                header: <span className="sr-only">{t("export.file")}</span>,
                cell: ({ id, unitName }) => (
                  <LinkButton href={`/api/exchange/reports/${id}`} size="small" isDownload>
                    {t("export.file")}
                    <span className="sr-only"> {unitName}</span>
                  </LinkButton>
                ),
              },
            ]}
          />
        </Section>
        <Section title={t("key.title")} summary={t("key.summary")}>
          <p>
            <span className="sr-only">{t("key.label")}: </span>
            <code className="rounded-control bg-sunken px-2 py-1 font-sans break-all select-all">{publicKey}</code>
          </p>
        </Section>
        {mayTrust && (
          <Section
            title={t("trust.title")}
            summary={t("trust.summary")}
            action={
              <DialogButton label={t("trust.add")} title={t("trust.add")} description={t("trust.summary")}>
                <ActionForm action={trustAction} label={t("trust.add")}>
                  <TextField name="name" label={t("trust.name")} isRequired maxLength={200} />
                  <ComboBox
                    name="unitId"
                    label={t("trust.unit")}
                    isRequired
                    options={units.map(({ id, name }) => ({ value: id, label: name }))}
                  />
                  <TextField name="publicKey" label={t("trust.publicKey")} isRequired />
                  <FormActions>
                    <SubmitButton>{t("trust.add")}</SubmitButton>
                  </FormActions>
                  <CloseWhenDone />
                </ActionForm>
              </DialogButton>
            }
          >
            <DataTable
              caption={t("trust.caption")}
              rows={trusted}
              rowKey={({ id }) => id}
              empty={<p className="text-ink-soft">{t("trust.none")}</p>}
              columns={[
                {
                  key: "name",
                  header: t("trust.name"),
                  isRowHeader: true,
                  width: "min-w-48",
                  cell: ({ name }) => name,
                },
                { key: "unit", header: t("trust.unit"), cell: ({ unitName }) => unitName },
                {
                  key: "key",
                  header: t("trust.publicKey"),
                  cell: (row) => <code className="font-sans text-small break-all">{row.publicKey}</code>,
                },
                {
                  key: "state",
                  header: t("trust.state"),
                  cell: ({ id, name, revokedAt }) =>
                    revokedAt === null ? (
                      <ConfirmDialog
                        label={t("trust.revoke")}
                        title={t("trust.revoke")}
                        description={name}
                        confirmLabel={t("trust.revoke")}
                        action={revokeAction}
                        fields={{ id }}
                        size="small"
                      />
                    ) : (
                      <StatusBadge tone="neutral">{t("trust.revoked")}</StatusBadge>
                    ),
                },
              ]}
            />
          </Section>
        )}
        <Section title={t("structure.title")} summary={t("structure.summary")}>
          <div className="flex flex-wrap gap-3">
            <LinkButton href="/api/exchange/structure?format=xlsx" isDownload>
              {t("structure.xlsx")}
            </LinkButton>
            <LinkButton href="/api/exchange/structure?format=json" isDownload>
              {t("structure.json")}
            </LinkButton>
          </div>
        </Section>
      </ClientMessages>
    </PageFrame>
  );
}
