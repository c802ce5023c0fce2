import type { NodePgDatabase } from "drizzle-orm/node-postgres";
import type { Day } from "@/lib/dates";
import { decisions } from "@/db/schema/decisions";
import { newId } from "@/lib/id";
import { fold } from "@/lib/vietnamese";
import { type DemoOffice, inChunks } from "./office";
import type { EventRow } from "./people";

const BODY = "Ban Thường vụ Đảng ủy Khối";
const SUBJECTS: Record<string, string> = {
  admission: "Kết nạp đảng viên",
  official_recognition: "Công nhận đảng viên chính thức",
};

/** Gives each entry its decision, one for all of a kind on a day, numbered through the term by date. */
export async function giveDecisions(
  db: NodePgDatabase,
  office: DemoOffice,
  events: EventRow[],
  needed: readonly { eventIndex: number; kind: string; day: Day }[],
  recordedBy: string,
): Promise<void> {
  const byKey = new Map<string, { id: string; kind: string; day: Day }>();
  for (const { eventIndex, kind, day } of needed) {
    const key = `${day} ${kind}`;
    const decision = byKey.get(key) ?? { id: newId(), kind, day };
    byKey.set(key, decision);
    const event = events[eventIndex];
    if (event) event.decisionId = decision.id;
  }
  const rows = [...byKey.values()]
    .toSorted((a, b) => a.day.localeCompare(b.day))
    .map(({ id, kind, day }, index) => {
      const docNumber = `${String(index + 1).padStart(2, "0")}-QĐ/ĐUK`;
      return {
        id,
        rootId: office.root.id,
        unitId: office.root.id,
        issuingBody: BODY,
        issuingBodyFold: fold(BODY),
        docType: "QĐ",
        docNumber,
        docNumberFold: fold(docNumber),
        term: day < "2020-09-01" ? "" : "VIII",
        decidedOn: day,
        subject: SUBJECTS[kind] ?? "Chuyển sinh hoạt đảng",
        recordedAt: new Date(`${day}T03:00:00Z`),
        recordedBy,
      };
    });
  for (const chunk of inChunks(rows, 500)) await db.insert(decisions).values(chunk);
}
