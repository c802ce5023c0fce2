import { readSettings } from "@/server/env";
import { log } from "@/server/log";
import { remindAll } from "./remind";
import { sendMessages } from "./send-messages";

const REMIND_EVERY_MS = 60 * 60 * 1000;
const SEND_EVERY_MS = 60 * 1000;

/** Reminds and sends at once and from then on; several instances do no more than one. */
export function watchNotices(): void {
  every(REMIND_EVERY_MS, "reminders could not be made", remindAll);
  const { settings } = readSettings(process.env);
  if (!settings?.mail) return;
  const { mail, appUrl } = settings;
  every(SEND_EVERY_MS, "messages could not be sent", () => sendMessages({ mail, appUrl }));
}

function every(pause: number, failure: string, run: () => Promise<number>): void {
  let isRunning = false;
  const turn = () => {
    if (isRunning) return;
    isRunning = true;
    run()
      .catch((error: unknown) => log.error({ error }, failure))
      .finally(() => {
        isRunning = false;
      });
  };
  turn();
  setInterval(turn, pause).unref();
}
