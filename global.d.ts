declare module "next-intl" {
  interface AppConfig {
    Messages: typeof import("./messages/vi.json");
    Locale: "vi" | "en";
  }
}

export {};
