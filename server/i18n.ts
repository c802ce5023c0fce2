import { cookies } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { messagesOf } from "./messages";
import { readLocale } from "./preference-cookies";

export default getRequestConfig(async () => {
  const locale = readLocale(await cookies());
  return { locale, messages: await messagesOf(locale), timeZone: "Asia/Ho_Chi_Minh" };
});
