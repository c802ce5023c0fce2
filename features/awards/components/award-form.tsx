import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ActionForm } from "@/components/action-form";
import { ClientMessages } from "@/components/client-messages";
import { FormActions } from "@/components/form-actions";
import { LinkButton } from "@/components/link-button";
import { NumberField } from "@/components/number-field";
import { SubmitButton } from "@/components/submit-button";
import { TextField } from "@/components/text-field";
import { recordAwardAction } from "../actions";
import type { AwardLists } from "../rules";
import { ExplainWarnings } from "./explain-warnings";
import { RecipientRows } from "./recipient-rows";

/** The form of a decision on awards; the fields of the decision itself are given by the page. */
export async function AwardForm({ lists, decisionFields }: { lists: AwardLists; decisionFields: ReactNode }) {
  const [t, common, locale] = await Promise.all([getTranslations("awards"), getTranslations("common"), getLocale()]);
  const forms = lists.forms.map(({ nameVi, nameEn, ...form }) => ({
    ...form,
    name: locale === "vi" ? nameVi : nameEn,
  }));
  return (
    <ClientMessages namespaces={["awards"]}>
      <ActionForm action={recordAwardAction} width="full" label={t("new.title")}>
        <div className="flex form-width flex-col gap-8">
          {decisionFields}
          <FormPart title={t("form.merit")}>
            <TextField name="ground" label={t("form.ground")} help={t("form.groundHelp")} isRequired />
            <div className="grid grid-cols-2 gap-5">
              <TextField name="meritFrom" label={t("form.meritFrom")} inputMode="numeric" maxLength={4} />
              <TextField name="meritTo" label={t("form.meritTo")} inputMode="numeric" maxLength={4} />
            </div>
            <NumberField name="statedCount" label={t("form.statedCount")} help={t("form.statedCountHelp")} />
          </FormPart>
        </div>
        <div className="mt-3">
          <FormPart title={t("form.recipients")} summary={t("form.recipientsSummary")}>
            <RecipientRows forms={forms} marks={lists.marks.map(({ years }) => years)} />
          </FormPart>
        </div>
        <ExplainWarnings />
        <FormActions>
          <SubmitButton>{t("form.submit")}</SubmitButton>
          <LinkButton href="/awards" variant="quiet">
            {common("cancel")}
          </LinkButton>
        </FormActions>
      </ActionForm>
    </ClientMessages>
  );
}

function FormPart({ title, summary, children }: { title: string; summary?: string; children: ReactNode }) {
  return (
    <fieldset className="flex flex-col gap-5 border-t border-line pt-4">
      <legend className="float-left mb-3 w-full text-h3 font-semibold">{title}</legend>
      {summary !== undefined && <p className="-mt-5 text-label text-ink-soft">{summary}</p>}
      {children}
    </fieldset>
  );
}
