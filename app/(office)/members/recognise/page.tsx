import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EmptyState } from "@/components/empty-state";
import { FormMessage } from "@/components/form-message";
import { LinkButton } from "@/components/link-button";
import { PageFrame } from "@/components/page-frame";
import { DecisionFields } from "@/features/decisions/components/decision-fields";
import { RecogniseForm } from "@/features/members/components/recognise-form";
import { listCandidates } from "@/features/members/queries/list-candidates";
import { registerAddress } from "@/features/members/rules/register-address";
import { formatNumber } from "@/lib/format";
import { readPage } from "@/server/page";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("members.register.recognise");
  return { title: t("title") };
}

export default async function RecognisePage({ searchParams }: PageProps<"/members/recognise">) {
  const { pick } = registerAddress.parse(await searchParams);
  const [t, tm] = await Promise.all([getTranslations("members.register.recognise"), getTranslations("members")]);
  const candidates = await readPage((actor) => listCandidates(actor, { memberIds: pick }));
  const others = pick.length - candidates.length;
  return (
    <PageFrame
      title={t("title")}
      summary={t("summary")}
      width="form"
      breadcrumbs={[{ label: tm("title"), href: "/members" }, { label: t("title") }]}
    >
      {candidates.length === 0 ? (
        <EmptyState
          title={t("nobody")}
          action={<LinkButton href="/members?standing=probationary">{t("chooseFrom")}</LinkButton>}
        >
          {t("nobodyText")}
        </EmptyState>
      ) : (
        <>
          {others > 0 && <FormMessage tone="info">{t("others", { count: formatNumber(others) })}</FormMessage>}
          <RecogniseForm candidates={candidates}>
            <DecisionFields decidedOnHelp={t("decidedOnHelp")} />
          </RecogniseForm>
        </>
      )}
    </PageFrame>
  );
}
