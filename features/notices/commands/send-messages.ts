import { createTranslator } from "next-intl";
import { formatQuarter } from "@/lib/format";
import { isQuarter } from "@/lib/quarter";
import type { MailSettings } from "@/server/env";
import { messagesOf } from "@/server/messages";
import { openPost, type Letter, type Post } from "@/server/mail";
import { type Outcome, settleMessage, takeMessage, type TakenMessage } from "@/server/outbox";
import { noticeKind } from "../rules";

export interface SendingSettings {
  readonly mail: MailSettings;
  readonly appUrl: string;
}

const MOST_AT_ONCE = 500;

/** Sends the messages that wait, each once; a message is marked before it is handed over. Gives how many went out. */
export async function sendMessages({ mail, appUrl }: SendingSettings): Promise<number> {
  let post: Post | null = null;
  let sent = 0;
  try {
    for (let count = 0; count < MOST_AT_ONCE; count += 1) {
      const message = await takeMessage();
      if (message === null) break;
      const opened: Post | Outcome = post ?? (await openPost(mail).catch(unreached));
      const outcome = "send" in opened ? await opened.send(await letterOf(message, appUrl)) : opened;
      await settleMessage(message.id, outcome);
      if (!("send" in opened)) break;
      post = opened;
      if (outcome.kind === "sent") sent += 1;
      // Whether it broke or only this one was turned away: the next one finds out on a new line.
      if (outcome.kind === "refused" || outcome.kind === "uncertain") {
        post.close();
        post = null;
      }
    }
  } finally {
    post?.close();
  }
  return sent;
}

function unreached(error: unknown): Outcome {
  return { kind: "refused", error: error instanceof Error ? error.message : String(error) };
}

/** An e-mail says what it is about and where to read it, and names nobody: it leaves the office. */
async function letterOf(
  { id, address, locale, kind: code, params, href }: TakenMessage,
  appUrl: string,
): Promise<Letter> {
  const t = createTranslator({ locale, messages: await messagesOf(locale), namespace: "notices" });
  const kind = noticeKind(code);
  const quarter = isQuarter(params["quarter"]) ? formatQuarter(params["quarter"], locale) : "";
  const subject = kind === null ? t("mail.other") : t(`mail.${kind}`, { quarter });
  return { id, to: address, subject, text: t("mail.text", { subject, link: `${appUrl}${href}` }) };
}
