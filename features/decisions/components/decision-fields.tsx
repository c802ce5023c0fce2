import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { DateField } from "@/components/date-field";
import { TextField } from "@/components/text-field";
import type { DecisionFieldValues } from "../schema";

interface DecisionFieldsProps {
  defaults?: { [Field in keyof DecisionFieldValues]?: string | undefined };
  legend?: string;
  decidedOnHelp?: ReactNode;
  /** False where an entry may rest on none: left blank as a whole, or filled in as a whole. */
  isRequired?: boolean;
}

/** The decision an entry rests on: body, type, number and date as they stand on the paper. */
export async function DecisionFields({ defaults = {}, legend, decidedOnHelp, isRequired = true }: DecisionFieldsProps) {
  const t = await getTranslations("decisions");
  return (
    <fieldset className="flex flex-col gap-5 border-t border-line pt-4">
      <legend className="float-left mb-3 w-full text-h3 font-semibold">{legend ?? t("legend")}</legend>
      <TextField
        name="issuingBody"
        label={t("issuingBody")}
        isRequired={isRequired}
        defaultValue={defaults.issuingBody}
        maxLength={200}
      />
      <div className="grid items-end gap-5 sm:grid-cols-[7rem_1fr]">
        <TextField name="docType" label={t("docType")} defaultValue={defaults.docType ?? "QĐ"} maxLength={20} />
        <TextField
          name="docNumber"
          label={t("docNumber")}
          help={t("docNumberHelp")}
          isRequired={isRequired}
          defaultValue={defaults.docNumber}
          maxLength={60}
        />
      </div>
      <DateField
        name="decidedOn"
        label={t("decidedOn")}
        help={decidedOnHelp}
        isRequired={isRequired}
        defaultValue={defaults.decidedOn}
      />
    </fieldset>
  );
}
