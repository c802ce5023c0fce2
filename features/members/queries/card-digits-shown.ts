import { z } from "zod";
import type { ReadClient } from "@/db/read";
import { today } from "@/lib/dates";
import { settingAt } from "@/server/settings";

export function cardDigitsShown(db: Pick<ReadClient, "execute">): Promise<number> {
  return settingAt(db, "privacy.card_digits_shown", today(), z.number().int().min(0));
}
