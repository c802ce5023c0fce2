import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageFrame } from "@/components/page-frame";
import { Pagination } from "@/components/pagination";
import { LinkTabs } from "@/components/tabs";
import { DueRows } from "@/features/members/components/due-rows";
import { listDue } from "@/features/members/queries/list-due";
import { DUE_KINDS } from "@/features/members/rules/due";
import { dueAddress } from "@/features/members/schema";
import { formatNumber } from "@/lib/format";
import { can } from "@/server/access";
import { readPage } from "@/server/page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("members.due"))("title") };
}

export default async function DuePage({ searchParams }: PageProps<"/members/due">) {
  const { kind, after } = dueAddress.parse(await searchParams);
  const [t, register, { list, may }] = await Promise.all([
    getTranslations("members.due"),
    getTranslations("members"),
    readPage(async (actor) => ({
      list: await listDue(actor, { kind, after }),
      may: { record: can(actor, "change.record"), award: can(actor, "award.record") },
    })),
  ]);
  const total = list.counts[kind];
  const isPaged = list.after !== null || after !== undefined;
  return (
    <PageFrame
      title={t("title")}
      summary={t("summary")}
      breadcrumbs={[{ label: register("title"), href: "/members" }, { label: t("title") }]}
    >
      <LinkTabs
        label={t("tabs")}
        items={DUE_KINDS.map((one) => ({
          href: `/members/due?kind=${one}`,
          label: t(`kinds.${one}`),
          isCurrent: one === kind,
          count: formatNumber(list.counts[one]),
        }))}
      />
      <DueRows list={list} may={may} />
      {isPaged && (
        <Pagination
          label={t("pages")}
          previousLabel={t("first")}
          nextLabel={t("next")}
          previousHref={after === undefined ? undefined : `/members/due?kind=${kind}`}
          nextHref={list.after === null ? undefined : `/members/due?kind=${kind}&after=${list.after}`}
          summary={t("showing", { shown: formatNumber(list.rows.length), total: formatNumber(total) })}
        />
      )}
    </PageFrame>
  );
}
