import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Card } from "@/components/card";
import { Facts } from "@/components/facts";
import { FormMessage } from "@/components/form-message";
import { PageFrame } from "@/components/page-frame";
import { Section } from "@/components/section";
import { AwardRecipients } from "@/features/awards/components/award-recipients";
import { getAward } from "@/features/awards/queries/get-award";
import { formatDateTime, formatDay } from "@/lib/format";
import { can } from "@/server/access";
import { readPage } from "@/server/page";
import { requireActor } from "@/server/session";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("awards");
  return { title: t("detail.metaTitle") };
}

export default async function AwardPage({ params }: PageProps<"/awards/[id]">) {
  const { id } = await params;
  const [t, actor, award] = await Promise.all([
    getTranslations("awards"),
    requireActor(),
    readPage((reader) => getAward(reader, id)),
  ]);
  const title = t("detail.title", { number: award.docNumber });
  const listed = award.recipients.length;
  const years = [...new Set([award.meritFrom, award.meritTo].filter((year) => year !== null))].join("–");
  const differs = award.isWhole && award.statedCount !== null && award.statedCount !== listed;
  return (
    <PageFrame
      title={title}
      summary={t("detail.summary", { body: award.issuingBody, date: formatDay(award.decidedOn) })}
      breadcrumbs={[{ label: t("title"), href: "/awards" }, { label: award.docNumber }]}
    >
      {differs && (
        <FormMessage tone="warning" title={t("detail.differsTitle")}>
          {t("detail.differs", { stated: award.statedCount ?? 0, listed })}
        </FormMessage>
      )}
      <Card>
        <Facts
          items={[
            { label: t("columns.ground"), value: award.ground },
            { label: t("detail.meritPeriod"), value: years === "" ? t("detail.notRecorded") : years },
            ...(award.isWhole
              ? [
                  {
                    label: t("detail.count"),
                    value:
                      award.statedCount === null
                        ? t("detail.listedOnly", { listed })
                        : t("detail.statedAndListed", { stated: award.statedCount, listed }),
                  },
                ]
              : []),
            {
              label: t("detail.recorded"),
              value: t("detail.recordedBy", { time: formatDateTime(award.recordedAt), name: award.recordedByName }),
            },
          ]}
        />
      </Card>
      <Section title={t("detail.recipients")} summary={award.isWhole ? undefined : t("detail.partly")}>
        <AwardRecipients
          recipients={award.recipients}
          withdrawals={award.withdrawals}
          canWithdraw={can(actor, "award.record")}
        />
      </Section>
    </PageFrame>
  );
}
