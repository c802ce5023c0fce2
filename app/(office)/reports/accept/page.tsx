import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { ClientMessages } from "@/components/client-messages";
import { EmptyState } from "@/components/empty-state";
import { FormMessage } from "@/components/form-message";
import { LinkButton } from "@/components/link-button";
import { PageFrame } from "@/components/page-frame";
import { AcceptMany, ExceptionTable } from "@/features/reports/components/accept-many";
import { countAcceptedSince } from "@/features/reports/queries/count-accepted";
import { listWaiting } from "@/features/reports/queries/list-waiting";
import { acceptAddress } from "@/features/reports/schema";
import { formatQuarter } from "@/lib/format";
import { readPage } from "@/server/page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("reports.acceptMany"))("title") };
}

export default async function AcceptManyPage({ searchParams }: PageProps<"/reports/accept">) {
  const { quarter, since, changed } = acceptAddress.parse(await searchParams);
  if (quarter === undefined) notFound();
  const { waiting, accepted } = await readPage(async (actor) => ({
    waiting: await listWaiting(actor, quarter),
    accepted: since === undefined ? null : await countAcceptedSince(actor, { quarter, since }),
  }));
  const [t, list, locale] = await Promise.all([
    getTranslations("reports.acceptMany"),
    getTranslations("reports"),
    getLocale(),
  ]);
  return (
    <PageFrame
      title={t("title")}
      summary={t("summary")}
      breadcrumbs={[{ label: list("title"), href: `/reports?quarter=${quarter}` }, { label: t("title") }]}
      meta={<span className="font-semibold">{formatQuarter(quarter, locale)}</span>}
    >
      <ClientMessages namespaces={["reports"]}>
        {accepted !== null && (
          <FormMessage tone={changed > 0 ? "warning" : "success"}>
            {t("doneTitle", { count: accepted })}
            {changed > 0 && <> {t("doneChanged", { count: changed })}</>}
          </FormMessage>
        )}
        {waiting.length === 0 ? (
          <EmptyState
            title={t("none")}
            action={<LinkButton href={`/reports?quarter=${quarter}`}>{t("back")}</LinkButton>}
          >
            {t("noneText")}
          </EmptyState>
        ) : (
          <>
            <AcceptMany quarter={quarter} rows={waiting.filter(({ exception }) => exception === null)} />
            <ExceptionTable rows={waiting.filter(({ exception }) => exception !== null)} />
          </>
        )}
      </ClientMessages>
    </PageFrame>
  );
}
