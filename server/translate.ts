import type { getTranslations } from "next-intl/server";
import type { MessageParams } from "@/lib/errors";

export type Translate = Awaited<ReturnType<typeof getTranslations<never>>>;

/** Translates a key that is known only while running: of a rule's refusal or a schema's message. */
export function translateKey(t: Translate, key: string, params?: MessageParams): string {
  // Keys of refusals are checked against the message files by `npm run check`, where they stand.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- their type admits only literal keys
  const translate = t as unknown as ((key: string, params?: MessageParams) => string) & { has(key: string): boolean };
  return translate.has(key) ? translate(key, params) : translate("errors.invalid");
}
