import { NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";

type Messages = Awaited<ReturnType<typeof getMessages>>;
export type MessageNamespace = keyof Messages;

const ALWAYS_NEEDED = ["components", "errors"] as const;

interface ClientMessagesProps {
  namespaces?: readonly MessageNamespace[];
  children: ReactNode;
}

/** Sends the browser only the texts its own components speak. */
export async function ClientMessages({ namespaces = [], children }: ClientMessagesProps) {
  const all = await getMessages();
  const wanted = [...ALWAYS_NEEDED, ...namespaces];
  const messages = Object.fromEntries(wanted.map((namespace) => [namespace, all[namespace]]));
  return <NextIntlClientProvider messages={messages}>{children}</NextIntlClientProvider>;
}
