import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { PageFrame } from "@/components/page-frame";
import { LetterAnswer, LetterWithdrawal } from "@/features/members/components/letter-answer";
import { LetterMark } from "@/features/members/components/letter-clock";
import { LetterFacts, LetterOutcome } from "@/features/members/components/letter-facts";
import { getLetter } from "@/features/members/queries/get-letter";
import { isId } from "@/lib/id";
import { readPage } from "@/server/page";

export default async function TransferPage({ params }: PageProps<"/transfers/[letterId]">) {
  const { letterId } = await params;
  if (!isId(letterId)) notFound();
  const [t, tc, letter] = await Promise.all([
    getTranslations("transfers"),
    getTranslations("changes"),
    readPage((actor) => getLetter(actor, { letterId })),
  ]);
  const title = t("letterTitle", { number: letter.letterNo });
  return (
    <PageFrame
      title={title}
      summary={t("letterSummary", { name: letter.memberName })}
      breadcrumbs={[
        { label: tc("title"), href: "/changes" },
        { label: t("title"), href: "/transfers" },
        { label: letter.letterNo },
      ]}
      meta={<LetterMark status={letter.status} clock={letter.clock} />}
    >
      <title>{title}</title>
      <LetterOutcome letter={letter} />
      <LetterFacts letter={letter} />
      {letter.canAnswer && <LetterAnswer letter={letter} />}
      {letter.canWithdraw && <LetterWithdrawal letter={letter} />}
    </PageFrame>
  );
}
