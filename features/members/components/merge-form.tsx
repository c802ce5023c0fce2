import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/action-form";
import { DateField } from "@/components/date-field";
import { FormActions } from "@/components/form-actions";
import { LinkButton } from "@/components/link-button";
import { RadioGroup } from "@/components/radio-group";
import { SubmitButton } from "@/components/submit-button";
import { TextArea } from "@/components/text-area";
import { mergeMembersAction } from "../actions";
import type { Comparison } from "../queries/compare-members";
import { isCounted } from "../rules/events";

/** Which of two records is kept, from when one of them is no longer counted, and why they are of one person. */
export async function MergeForm({ comparison: { first, second, bothCounted, today } }: { comparison: Comparison }) {
  const t = await getTranslations("merges");
  // Whoever is counted stays counted; of two such, the record that was opened is offered first.
  const suggested = isCounted(second.standing) && !isCounted(first.standing) ? second.id : first.id;
  return (
    <ActionForm action={mergeMembersAction}>
      <input type="hidden" name="firstId" value={first.id} />
      <input type="hidden" name="secondId" value={second.id} />
      <RadioGroup
        name="keptId"
        label={t("keep")}
        isRequired
        defaultValue={suggested}
        options={[first, second].map((one, index) => ({
          value: one.id,
          label: t(index === 0 ? "keepFirst" : "keepSecond"),
          help: `${one.fullName}, ${one.unitName}`,
        }))}
      />
      {bothCounted ? (
        <DateField
          name="effectiveOn"
          label={t("effectiveOn")}
          help={t("effectiveOnHelp")}
          isRequired
          defaultValue={today}
        />
      ) : (
        <input type="hidden" name="effectiveOn" value={today} />
      )}
      <TextArea name="reason" label={t("reason")} help={t("reasonHelp")} isRequired maxLength={500} rows={3} />
      <FormActions>
        <SubmitButton>{t("merge")}</SubmitButton>
        <LinkButton href="/members/duplicates" variant="quiet">
          {t("backToList")}
        </LinkButton>
      </FormActions>
    </ActionForm>
  );
}
