import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/client-messages";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { DisabledReason } from "@/components/disabled-reason";
import { FormMessage } from "@/components/form-message";
import { LinkButton } from "@/components/link-button";
import { PageFrame } from "@/components/page-frame";
import { LinkTabs } from "@/components/tabs";
import { TextLink } from "@/components/text-link";
import { makeDraftAction, publishFormAction } from "@/features/forms/actions";
import { FormStateBadge } from "@/features/forms/components/form-state-badge";
import { HeadPanel } from "@/features/forms/components/head-panel";
import { IndicatorTables } from "@/features/forms/components/indicator-tables";
import { ChapterTable, GroupTable, RuleTable } from "@/features/forms/components/part-table";
import { GroupDialog } from "@/features/forms/components/row-actions";
import { type FormInFull, getForm } from "@/features/forms/queries/get-form";
import { isFromTheStart } from "@/features/forms/rules/versions";
import { formAddress } from "@/features/forms/schema";
import { formatQuarter } from "@/lib/format";
import { readPage } from "@/server/page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("forms"))("title") };
}

const PARTS = ["head", "groups", "indicators", "chapters", "rules"] as const;

export default async function FormPage({ params, searchParams }: PageProps<"/forms/[formId]">) {
  const [{ formId }, query] = await Promise.all([params, searchParams]);
  const form = await readPage((actor) => getForm(actor, formId));
  const { part, saved } = formAddress.parse(query);
  const [t, locale] = await Promise.all([getTranslations("forms"), getLocale()]);
  const isDraft = form.state === "draft";
  const title = t(isDraft ? "draftTitle" : "versionTitle", { version: form.version });
  return (
    <ClientMessages namespaces={["forms"]}>
      <PageFrame
        title={title}
        breadcrumbs={[{ label: t("title"), href: "/forms" }, { label: title }]}
        meta={
          <>
            <FormStateBadge state={form.state} />
            {!isFromTheStart(form.effectiveFrom) && (
              <span>{t("holdsFrom", { quarter: formatQuarter(form.effectiveFrom, locale) })}</span>
            )}
          </>
        }
        action={<FormButtons form={form} isFirst={part === "head"} />}
      >
        <LinkTabs
          label={t("tabs")}
          items={PARTS.map((one) => ({
            href: one === "head" ? `/forms/${formId}` : `/forms/${formId}?part=${one}`,
            label: t(`parts.${one}`),
            isCurrent: one === part,
            ...(one === "head" ? {} : { count: String(form.content[one].length) }),
          }))}
        />
        {saved !== undefined && isDraft && part !== "head" && part !== "groups" && (
          <FormMessage tone="success" title={t("savedTitle", { name: saved })}>
            <TextLink href={`/forms/${formId}/edit?part=${part}`}>{t(`addAnother.${part}`)}</TextLink>
          </FormMessage>
        )}
        {isDraft && part !== "head" && (
          <div className="flex flex-wrap items-center justify-between gap-3">
            <p className="prose-width text-ink-soft">{t(`about.${part}`)}</p>
            {part === "groups" ? (
              <GroupDialog formId={formId} seen="" />
            ) : (
              <LinkButton href={`/forms/${formId}/edit?part=${part}`} variant="primary">
                {t(`add.${part}`)}
              </LinkButton>
            )}
          </div>
        )}
        <Part form={form} part={part} />
      </PageFrame>
    </ClientMessages>
  );
}

function Part({ form, part }: { form: FormInFull; part: (typeof PARTS)[number] }) {
  if (part === "groups") return <GroupTable form={form} />;
  if (part === "indicators") return <IndicatorTables form={form} />;
  if (part === "chapters") return <ChapterTable form={form} />;
  if (part === "head") return <HeadPanel form={form} />;
  return (
    <>
      <RuleTable form={form} />
      <TryRules formId={form.id} />
    </>
  );
}

async function TryRules({ formId }: { formId: string }) {
  const t = await getTranslations("forms");
  return (
    <div>
      <LinkButton href={`/forms/${formId}/trial`}>{t("tryRules")}</LinkButton>
    </div>
  );
}

/** Where nothing is added, publishing is the page's first thing to do. */
async function FormButtons({ form, isFirst }: { form: FormInFull; isFirst: boolean }) {
  const [t, locale] = await Promise.all([getTranslations("forms"), getLocale()]);
  const preview = <LinkButton href={`/forms/${form.id}/preview`}>{t("preview")}</LinkButton>;
  if (form.state !== "draft") {
    return (
      <>
        {preview}
        <ConfirmDialog
          label={t("makeDraft")}
          title={t("makeDraftTitle")}
          description={t("makeDraftText", {
            version: form.version,
            quarter: formatQuarter(form.earliest, locale),
          })}
          confirmLabel={t("makeDraft")}
          action={makeDraftAction}
          fields={{ sourceId: form.id }}
        />
      </>
    );
  }
  return (
    <>
      {preview}
      {form.faults.length > 0 ? (
        <DisabledReason label={t("publish")} reason={t("errors.hasFaults", { count: form.faults.length })} />
      ) : (
        <ConfirmDialog
          label={t("publish")}
          variant={isFirst ? "primary" : "secondary"}
          title={t("publishTitle", { version: form.version })}
          description={t("publishText", {
            quarter: formatQuarter(form.effectiveFrom, locale),
            indicators: form.content.indicators.length,
            chapters: form.content.chapters.length,
          })}
          confirmLabel={t("publish")}
          action={publishFormAction}
          fields={{ formId: form.id, seen: form.seen }}
        />
      )}
    </>
  );
}
