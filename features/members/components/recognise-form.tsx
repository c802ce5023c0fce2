import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ActionForm } from "@/components/action-form";
import { FormActions } from "@/components/form-actions";
import { LinkButton } from "@/components/link-button";
import { SubmitButton } from "@/components/submit-button";
import { formatDay, formatNumber } from "@/lib/format";
import { recordRecognitionsAction } from "../actions";
import type { Candidate } from "../queries/list-candidates";

interface RecogniseFormProps {
  candidates: readonly Candidate[];
  /** The fields of the decision. */
  children: ReactNode;
}

/** One decision that makes several probationary members official. */
export async function RecogniseForm({ candidates, children }: RecogniseFormProps) {
  const t = await getTranslations("members.register.recognise");
  return (
    <ActionForm action={recordRecognitionsAction}>
      <ul className="rounded-control border border-line bg-raised">
        {candidates.map((person, index) => (
          <li key={person.id} className="border-b border-line px-5 py-3 last:border-b-0">
            <input type="hidden" name={`memberIds.${index}`} value={person.id} />
            <span className="font-medium">{person.fullName}</span>
            <span className="block text-label text-ink-soft">
              {person.unitName} · {t("admittedOn", { day: formatDay(person.admittedOn) })}
            </span>
          </li>
        ))}
      </ul>
      {children}
      <FormActions>
        <SubmitButton>{t("submit", { count: formatNumber(candidates.length) })}</SubmitButton>
        <LinkButton href="/members?standing=probationary" variant="quiet">
          {t("back")}
        </LinkButton>
      </FormActions>
    </ActionForm>
  );
}
