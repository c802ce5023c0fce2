import { DraftSaver } from "./draft-saver";
import { openVault } from "./draft-vault";
import { makeSendFields } from "./send-field";

/** Sends what the account kept of reports that no page has open; what another hand changed meanwhile waits for its writer. */
export async function deliverKept(
  accountId: string,
  isOpen: (reportId: string) => boolean,
): Promise<"nothing" | "sent" | "conflict"> {
  const databases = await indexedDB.databases?.();
  if (databases?.length === 0) return "nothing";
  const vault = await openVault(accountId);
  if (!vault) return "nothing";
  let outcome: "nothing" | "sent" | "conflict" = "nothing";
  for (const [reportId, fields] of await vault.read()) {
    if (isOpen(reportId)) continue;
    const saver = new DraftSaver(makeSendFields(reportId, accountId), {});
    saver.keepIn((changed) => vault.write(reportId, changed), fields);
    await saver.flush();
    await saver.keepNow();
    saver.close();
    const { state } = saver.getState();
    if (state === "conflict") outcome = "conflict";
    else if (state === "saved" && outcome === "nothing") outcome = "sent";
  }
  return outcome;
}
