import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/action-form";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { DateField } from "@/components/date-field";
import { FormActions } from "@/components/form-actions";
import { Section } from "@/components/section";
import { SubmitButton } from "@/components/submit-button";
import { TextArea } from "@/components/text-area";
import { formatDay } from "@/lib/format";
import { acceptLetterAction, refuseLetterAction, withdrawLetterAction } from "../actions";
import type { LetterFile } from "../queries/get-letter";
import { ConfirmAnyway } from "./confirm-anyway";

/** What the receiver may do about an open letter: take the member over from a day, or say why not. */
export async function LetterAnswer({ letter }: { letter: LetterFile }) {
  const t = await getTranslations("transfers");
  const { id, memberName, issuedOn, today, toUnitName } = letter;
  return (
    <Section title={t("answer")} summary={t("answerText", { name: memberName, unit: toUnitName })}>
      <ActionForm action={acceptLetterAction} label={t("accept")}>
        <input type="hidden" name="letterId" value={id} />
        <DateField
          name="effectiveOn"
          label={t("acceptedOn")}
          help={t("acceptedOnHelp", { from: formatDay(issuedOn) })}
          isRequired
          defaultValue={today}
        />
        <ConfirmAnyway label={t("confirmAnyway")} />
        <FormActions>
          <SubmitButton>{t("accept")}</SubmitButton>
        </FormActions>
      </ActionForm>
      <div className="flex flex-col items-start gap-2 border-t border-line pt-4">
        <p className="text-label text-ink-soft">{t("refuseLead")}</p>
        <ConfirmDialog
          label={t("refuse")}
          title={t("refuseTitle")}
          description={t("refuseText", { name: memberName, unit: letter.fromUnitName })}
          confirmLabel={t("refuse")}
          action={refuseLetterAction}
          fields={{ letterId: id }}
        >
          <TextArea name="reason" label={t("reason")} help={t("reasonHelp")} isRequired maxLength={500} rows={3} />
        </ConfirmDialog>
      </div>
    </Section>
  );
}

/** The sender takes an open letter back, or closes it once it has run out. */
export async function LetterWithdrawal({ letter }: { letter: LetterFile }) {
  const t = await getTranslations("transfers");
  const kind = letter.clock?.hasRunOut === true ? "lapse" : "withdraw";
  return (
    <Section title={t(`${kind}.title`)} summary={t(`${kind}.text`, { name: letter.memberName })}>
      <div>
        <ConfirmDialog
          label={t(`${kind}.button`)}
          title={t(`${kind}.title`)}
          description={t(`${kind}.text`, { name: letter.memberName })}
          confirmLabel={t(`${kind}.button`)}
          action={withdrawLetterAction}
          fields={{ letterId: letter.id }}
        >
          <TextArea name="reason" label={t("reason")} isRequired maxLength={500} rows={3} />
        </ConfirmDialog>
      </div>
    </Section>
  );
}
