import "./globals.css";
import type { Metadata, Viewport } from "next";
import { cookies, headers } from "next/headers";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ClientMessages } from "@/components/client-messages";
import { CspNonce } from "@/components/csp-nonce";
import { NavigationProgress } from "@/components/navigation-progress";
import { ToastRegion } from "@/components/toast";
import { readDensity, readTheme } from "@/server/preference-cookies";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("app");
  return {
    title: { default: t("name"), template: `%s · ${t("name")}` },
    description: t("description"),
    robots: { index: false, follow: false },
  };
}

export const viewport: Viewport = { width: "device-width", initialScale: 1, colorScheme: "light dark" };

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [jar, requestHeaders, locale] = await Promise.all([cookies(), headers(), getLocale()]);
  return (
    <html
      lang={locale}
      data-theme={readTheme(jar)}
      data-density={readDensity(jar)}
      data-request-id={requestHeaders.get("x-request-id") ?? undefined}
    >
      <head>
        <CspNonce nonce={requestHeaders.get("x-nonce") ?? undefined} />
      </head>
      <body className="bg-paper font-sans text-ink antialiased">
        <ClientMessages>
          {children}
          <NavigationProgress />
          <ToastRegion />
        </ClientMessages>
      </body>
    </html>
  );
}
