import { getTranslations } from "next-intl/server";
import { Section } from "@/components/section";
import type { PositionRow } from "../queries/position-sql";
import { HolderWarnings } from "./holder-warnings";
import { PositionTable } from "./position-table";

/** What a member holds and has held; nothing at all for who never held a position. */
export async function MemberPositions({ rows, canRecord }: { rows: readonly PositionRow[]; canRecord: boolean }) {
  const t = await getTranslations("positions");
  const [first] = rows;
  if (first === undefined) return null;
  return (
    <Section title={t("ofMember")}>
      <HolderWarnings rows={rows} canRecord={canRecord} />
      <PositionTable
        caption={t("ofMemberCaption", { name: first.memberName })}
        rows={rows}
        columns={["position", "unit", "term", "from", "to", "decision", "open"]}
      />
    </Section>
  );
}
