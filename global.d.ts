import type messages from "./messages/vi.json";

declare module "next-intl" {
  interface AppConfig {
    Messages: typeof messages;
    Locale: "vi" | "en";
  }
}
