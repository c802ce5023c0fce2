import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ActionForm } from "@/components/action-form";
import { FormActions } from "@/components/form-actions";
import { LinkButton } from "@/components/link-button";
import { SubmitButton } from "@/components/submit-button";
import type { FormAction } from "@/lib/form-state";
import type { ChangeKind } from "../queries/list-change-kinds";
import type { Subject } from "../rules/change-forms";
import type { ChangeFormDefaults } from "../schema";
import type { ChangeSubject } from "./change-subject";
import { ConfirmAnyway } from "./confirm-anyway";
import { FocusFirst } from "./focus-first";

type SubjectProps = Parameters<typeof ChangeSubject>[0];
type Search = SubjectProps["choices"][number]["search"];

export interface Lookups {
  readonly findHoldingUnits: Search;
  readonly findSubjects: (subject: Subject, query: string) => ReturnType<Search>;
  readonly describeEffect: SubjectProps["describe"];
}

interface DecisionFieldsProps {
  readonly defaults: ChangeFormDefaults;
  readonly legend: string;
  readonly decidedOnHelp?: string;
  readonly isRequired?: boolean;
}

export interface ChangeFormProps {
  /** The fields of the decision the entry rests on, which belong to another feature. */
  readonly DecisionFields: (props: DecisionFieldsProps) => Promise<ReactNode>;
  readonly defaults: ChangeFormDefaults;
  /** The unit that the form begins with, and its name. */
  readonly unit: { readonly id: string; readonly name: string } | null;
  /** The member that the form begins with. */
  readonly member: { readonly id: string; readonly name: string } | null;
  readonly lookups: Lookups;
  /** The kinds of change that the form can record, the office's own among them. */
  readonly kinds: readonly ChangeKind[];
}

/** The words of the box that tells a change's effect. */
export async function subjectWords() {
  const t = await getTranslations("changes");
  return {
    title: t("preview.title"),
    waiting: t("preview.waiting"),
    unit: t("preview.unit"),
    official: t("preview.official"),
    probationary: t("preview.probationary"),
    total: t("preview.total"),
  };
}

interface FrameProps {
  action: FormAction;
  saved: string | undefined;
  children: ReactNode;
  isConfirmable?: boolean;
}

export async function ChangeFormFrame({ action, saved, children, isConfirmable = false }: FrameProps) {
  const t = await getTranslations("changes");
  return (
    <ActionForm key={saved} action={action}>
      <FocusFirst isWanted={saved !== undefined}>{children}</FocusFirst>
      {isConfirmable && <ConfirmAnyway label={t("confirmAnyway")} />}
      <FormActions>
        <SubmitButton>{t("record")}</SubmitButton>
        <LinkButton href="/changes" variant="quiet">
          {t("backToLedger")}
        </LinkButton>
      </FormActions>
    </ActionForm>
  );
}

export function unitChoice(
  name: "unitId" | "toUnitId",
  label: string,
  lookups: Lookups,
  unit: ChangeFormProps["unit"],
) {
  return { name, label, search: lookups.findHoldingUnits, defaultValue: unit?.id, defaultLabel: unit?.name };
}

export function memberChoice(label: string, search: Search, member: ChangeFormProps["member"]) {
  return { name: "memberId" as const, label, search, defaultValue: member?.id, defaultLabel: member?.name };
}
