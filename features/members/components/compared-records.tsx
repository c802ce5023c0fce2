import { getTranslations } from "next-intl/server";
import { Facts } from "@/components/facts";
import { Section } from "@/components/section";
import { StatusBadge } from "@/components/status-badge";
import type { Comparison } from "../queries/compare-members";
import { personFacts } from "./person-facts";
import { Timeline } from "./timeline";

/** Two records side by side: what is known of each, and each one's own entries. */
export async function ComparedRecords({ comparison: { first, second } }: { comparison: Comparison }) {
  const [t, tm] = await Promise.all([getTranslations("merges"), getTranslations("members")]);
  const records = await Promise.all(
    [first, second].map(async (member) => ({ member, facts: await personFacts(member) })),
  );
  return (
    <div className="grid gap-x-6 gap-y-8 lg:grid-cols-2">
      {records.map(({ member, facts }, index) => (
        <Section key={member.id} title={t(index === 0 ? "first" : "second")}>
          <div className="rounded-control border border-line bg-raised px-5 py-2">
            <Facts
              items={[
                { label: tm("fullName"), value: member.fullName },
                {
                  label: tm("standing"),
                  value: (
                    <StatusBadge tone={member.standing === "left" ? "neutral" : "good"}>
                      {tm(`standings.${member.standing}`)}
                    </StatusBadge>
                  ),
                },
                ...facts,
              ]}
            />
          </div>
          <Timeline entries={member.timeline} reversibleIds={[]} />
        </Section>
      ))}
    </div>
  );
}
