import { getTranslations } from "next-intl/server";
import { ACTIONS, FIELDS, SUBJECTS } from "../rules";

function known<Code extends string>(codes: readonly Code[], wanted: string): Code | undefined {
  return codes.find((code) => code === wanted);
}

/** Words for the codes of the log; a code without words, of an older or newer version, is shown as it is. */
export async function entryWords() {
  const t = await getTranslations("auditLog");
  const fieldWord = (part: string) => {
    const field = known(FIELDS, part);
    return field === undefined ? part : t(`fields.${field}`);
  };
  return {
    action: (code: string) => {
      const action = known(ACTIONS, code);
      return action === undefined ? code : t(`actions.${action}`);
    },
    subject: (code: string) => {
      const subject = known(SUBJECTS, code);
      return subject === undefined ? code : t(`subjects.${subject}`);
    },
    field: (path: string) => path.split(".").map(fieldWord).join(" › "),
  };
}
