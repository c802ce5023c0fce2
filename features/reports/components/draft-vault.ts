import { readKey, seal, unseal } from "./draft-crypto";
import type { KeptField } from "./draft-fields";
import { forgetOlder, readStored, writeStored } from "./draft-store";

/** What an account kept in this browser because it could not be sent: sealed, and open to this account's session only. */
export interface DraftVault {
  /** The fields kept of each report. */
  readonly read: (reportId?: string) => Promise<ReadonlyMap<string, ReadonlyMap<string, KeptField>>>;
  readonly write: (reportId: string, fields: ReadonlyMap<string, KeptField | undefined>) => Promise<void>;
}

const LONGEST_KEPT_MS = 60 * 24 * 60 * 60 * 1000;

/** Opens the account's vault with the key that its session is given; null where the browser or the session gives none. */
export async function openVault(accountId: string): Promise<DraftVault | null> {
  // Only places that a browser trusts (https, or this very machine) can seal anything.
  if (typeof indexedDB === "undefined" || !globalThis.crypto?.subtle) return null;
  const base64 = await fetchKey(accountId);
  if (base64 === null) return null;
  const key = await readKey(base64);
  await forgetOlder(Date.now() - LONGEST_KEPT_MS);
  return {
    read: async (reportId) => {
      const reports = new Map<string, Map<string, KeptField>>();
      const stored = await readStored(reportId === undefined ? `${accountId}/` : `${accountId}/${reportId}/`);
      for (const one of stored) {
        const [, report = "", field = ""] = one.place.split("/");
        const kept = await unseal(key, one.place, one);
        if (kept) reports.set(report, (reports.get(report) ?? new Map<string, KeptField>()).set(field, kept));
      }
      return reports;
    },
    write: async (reportId, fields) => {
      const placeOf = (field: string) => `${accountId}/${reportId}/${field}`;
      const sealed = [...fields].flatMap(([field, kept]) => (kept ? [{ field, kept }] : []));
      const stored = await Promise.all(
        sealed.map(async ({ field, kept }) => {
          const place = placeOf(field);
          return { place, keptAt: Date.now(), ...(await seal(key, place, kept)) };
        }),
      );
      const gone = [...fields].filter(([, kept]) => !kept).map(([field]) => placeOf(field));
      await writeStored(stored, gone);
    },
  };
}

async function fetchKey(accountId: string): Promise<string | null> {
  const response = await fetch("/api/session/draft-key", { cache: "no-store" });
  if (!response.ok) return null;
  const body: { accountId?: string; key?: string } = await response.json();
  // Another account may have signed in meanwhile: its key opens nothing of this one's.
  return body.accountId === accountId && body.key !== undefined ? body.key : null;
}
