import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/action-form";
import { PageFrame } from "@/components/page-frame";
import { Pagination } from "@/components/pagination";
import { SubmitButton } from "@/components/submit-button";
import { readAllNoticesAction } from "@/features/notices/actions";
import { NoticeList } from "@/features/notices/components/notice-list";
import { countUnread, listNotices } from "@/features/notices/queries";
import { noticesAddress } from "@/features/notices/schema";
import { readPage } from "@/server/page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("notices"))("title") };
}

export default async function NoticesPage({ searchParams }: PageProps<"/notices">) {
  const asked = noticesAddress.parse(await searchParams);
  const [t, { unread, page }] = await Promise.all([
    getTranslations("notices"),
    readPage(async (actor) => ({ unread: await countUnread(actor), page: await listNotices(actor, asked) })),
  ]);
  return (
    <PageFrame
      title={t("title")}
      summary={t("summary", { count: unread })}
      action={
        unread > 0 && (
          <ActionForm action={readAllNoticesAction} warnOnLeave={false} label={t("readAll")}>
            <SubmitButton variant="secondary">{t("readAll")}</SubmitButton>
          </ActionForm>
        )
      }
    >
      <NoticeList notices={page.rows} sendsMail={Boolean(process.env["SMTP_URL"])} />
      {(asked.beforeId !== undefined || page.next) && (
        <Pagination
          label={t("pages")}
          previousLabel={t("newest")}
          nextLabel={t("older")}
          previousHref={asked.beforeId === undefined ? undefined : "/notices"}
          nextHref={page.next && `/notices?${new URLSearchParams(page.next).toString()}`}
        />
      )}
    </PageFrame>
  );
}
