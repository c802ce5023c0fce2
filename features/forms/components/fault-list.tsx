import { getTranslations } from "next-intl/server";
import { FormMessage } from "@/components/form-message";
import { TextLink } from "@/components/text-link";
import { translateKey } from "@/server/translate";
import type { FormInFull } from "../queries/get-form";
import type { FormFault } from "../rules/faults";

/** What has to be mended before a draft can be published, each with the way to it. */
export async function FaultList({ form }: { form: FormInFull }) {
  const t = await getTranslations();
  if (form.faults.length === 0) {
    return (
      <FormMessage tone="success" title={t("forms.readyTitle")}>
        {t("forms.readyText")}
      </FormMessage>
    );
  }
  return (
    <FormMessage tone="warning" title={t("forms.faultsTitle", { count: form.faults.length })}>
      <ul className="mt-2 flex list-disc flex-col gap-1 pl-5">
        {form.faults.map((fault) => {
          const place =
            fault.code === null ? t(`forms.parts.${fault.part}`) : `${t(`forms.one.${fault.part}`)} ${fault.code}`;
          return (
            <li key={`${fault.part} ${fault.code} ${fault.field} ${fault.key}`}>
              <TextLink href={hrefOf(form.id, fault)}>{place}</TextLink>: {translateKey(t, fault.key, fault.params)}
              {fault.params?.["at"] !== undefined && ` ${t("forms.atCharacter", { at: fault.params["at"] })}`}
            </li>
          );
        })}
      </ul>
    </FormMessage>
  );
}

function hrefOf(formId: string, { part, code }: FormFault): string {
  if (part === "head") return `/forms/${formId}#head`;
  if (part === "groups" || code === null) return `/forms/${formId}?part=${part}`;
  return `/forms/${formId}/edit?part=${part}&code=${code}`;
}
