import { cookies } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { readLocale } from "./preference-cookies";

export default getRequestConfig(async () => {
  const locale = readLocale(await cookies());
  const { default: messages } =
    locale === "en" ? await import("../messages/en.json") : await import("../messages/vi.json");
  return { locale, messages, timeZone: "Asia/Ho_Chi_Minh" };
});
