import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LinkButton } from "@/components/link-button";
import { PageFrame } from "@/components/page-frame";
import { Pagination } from "@/components/pagination";
import { LinkTabs } from "@/components/tabs";
import { ChangeTabs } from "@/features/members/components/change-tabs";
import { LetterTable } from "@/features/members/components/letter-table";
import { listLetters } from "@/features/members/queries/list-letters";
import { addressOf } from "@/features/members/rules/addresses";
import { lettersAddress } from "@/features/members/schema";
import { formatNumber } from "@/lib/format";
import { can } from "@/server/access";
import { readPage } from "@/server/page";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("transfers");
  return { title: t("title") };
}

export default async function TransfersPage({ searchParams }: PageProps<"/transfers">) {
  const asked = lettersAddress.parse(await searchParams);
  const [t, tc, { boxes, box, rows, after, canIssue }] = await Promise.all([
    getTranslations("transfers"),
    getTranslations("common"),
    readPage(async (actor) => ({ ...(await listLetters(actor, asked)), canIssue: can(actor, "change.record") })),
  ]);
  const isWhole = boxes.length === 2;
  return (
    <PageFrame
      title={t("title")}
      summary={t("summary")}
      action={
        canIssue && (
          <LinkButton href="/transfers/new" variant="primary">
            {t("newTitle")}
          </LinkButton>
        )
      }
    >
      <ChangeTabs current="letters" unit={undefined} quarter={undefined} />
      <LinkTabs
        label={t("lists")}
        items={boxes.map(({ box: one, count }) => ({
          href: addressOf("/transfers", { box: one }),
          label: isWhole && one === "waiting" ? t("boxes.open") : t(`boxes.${one}`),
          isCurrent: one === box,
          count: formatNumber(count),
        }))}
      />
      <LetterTable rows={rows} box={box} />
      {(after !== null || asked.after !== undefined) && (
        <Pagination
          label={t("pages")}
          previousLabel={t("first")}
          nextLabel={tc("next")}
          previousHref={asked.after === undefined ? undefined : addressOf("/transfers", { box })}
          nextHref={after === null ? undefined : addressOf("/transfers", { box, after })}
        />
      )}
    </PageFrame>
  );
}
