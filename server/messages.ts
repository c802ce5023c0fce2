import type messages from "@/messages/vi.json";

/** The app's texts in a language. */
export async function messagesOf(locale: "vi" | "en"): Promise<typeof messages> {
  const { default: texts } =
    locale === "en" ? await import("../messages/en.json") : await import("../messages/vi.json");
  return texts;
}
