import { FileDown } from "lucide-react";
import { getLocale, getTranslations } from "next-intl/server";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { Facts } from "@/components/facts";
import { LinkButton } from "@/components/link-button";
import { Section } from "@/components/section";
import { formatDateTime, formatQuarter } from "@/lib/format";
import { compareQuarters, nextQuarter, type Quarter } from "@/lib/quarter";
import { discardDraftAction } from "../actions";
import type { FormInFull } from "../queries/get-form";
import { markOf } from "../rules/items";
import { isFromTheStart } from "../rules/versions";
import { FaultList } from "./fault-list";
import { HeadForm } from "./head-form";

const QUARTERS_OFFERED = 12;

/** From when the version holds and by which paper, what is still to be mended, and its files. */
export async function HeadPanel({ form }: { form: FormInFull }) {
  const t = await getTranslations("forms");
  return (
    <>
      {form.state === "draft" && <FaultList form={form} />}
      <Section title={t("headTitle")} id="head">
        {form.state === "draft" ? <DraftHead form={form} /> : <PublishedHead form={form} />}
      </Section>
      <Section title={t("filesTitle")} summary={t("filesText")}>
        <div className="flex flex-wrap gap-3">
          {(["xlsx", "json"] as const).map((format) => (
            <LinkButton
              key={format}
              href={`/api/forms/${form.id}/export?format=${format}`}
              icon={<FileDown aria-hidden className="size-4" />}
              isDownload
            >
              {t(`download.${format}`)}
            </LinkButton>
          ))}
        </div>
      </Section>
      {form.state === "draft" && (
        <Section title={t("discardTitle")} summary={t("discardText")}>
          <div>
            <ConfirmDialog
              label={t("discard")}
              title={t("discardConfirm", { version: form.version })}
              description={t("discardText")}
              confirmLabel={t("discard")}
              confirmVariant="danger"
              variant="danger"
              action={discardDraftAction}
              fields={{ formId: form.id }}
            />
          </div>
        </Section>
      )}
    </>
  );
}

async function DraftHead({ form }: { form: FormInFull }) {
  const locale = await getLocale();
  const { effectiveFrom, sourceDocument } = form;
  const quarters = quartersFrom(form.earliest);
  const offered = compareQuarters(effectiveFrom, form.earliest) < 0 ? [effectiveFrom, ...quarters] : quarters;
  const listed = offered.includes(effectiveFrom) ? offered : [...offered, effectiveFrom];
  const seen = markOf({ effectiveFrom, sourceDocument });
  return (
    <HeadForm
      key={seen}
      formId={form.id}
      seen={seen}
      effectiveFrom={effectiveFrom}
      sourceDocument={sourceDocument}
      quarters={listed.map((quarter) => ({ value: quarter, label: formatQuarter(quarter, locale) }))}
    />
  );
}

function quartersFrom(first: Quarter): Quarter[] {
  const quarters = [first];
  while (quarters.length < QUARTERS_OFFERED) quarters.push(nextQuarter(quarters.at(-1) ?? first));
  return quarters;
}

async function PublishedHead({ form }: { form: FormInFull }) {
  const [t, locale] = await Promise.all([getTranslations("forms"), getLocale()]);
  const { effectiveFrom, sourceDocument, publishedAt } = form;
  return (
    <Facts
      items={[
        {
          label: t("effectiveFrom"),
          value: isFromTheStart(effectiveFrom) ? t("fromTheStart") : formatQuarter(effectiveFrom, locale),
        },
        { label: t("sourceDocument"), value: sourceDocument || "–" },
        { label: t("published"), value: publishedAt ? formatDateTime(publishedAt) : t("shipped") },
      ]}
    />
  );
}
