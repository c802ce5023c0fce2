import { ArrowDownToLine, ArrowLeftRight, ArrowUpFromLine, BadgeCheck, UserPlus } from "lucide-react";
import type { Metadata, Route } from "next";
import { getTranslations } from "next-intl/server";
import Link from "next/link";
import { PageFrame } from "@/components/page-frame";
import { CHANGE_FORM_KINDS } from "@/features/members/rules/change-forms";
import { requireScope } from "@/server/access";
import { readPage } from "@/server/page";

const ICONS = {
  admission: UserPlus,
  "official-recognition": BadgeCheck,
  "transfer-out": ArrowUpFromLine,
  "transfer-in": ArrowDownToLine,
  "internal-transfer": ArrowLeftRight,
} as const;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("changes");
  return { title: t("newTitle") };
}

export default async function NewChangePage() {
  await readPage(async (actor) => requireScope(actor, "change.record"));
  const t = await getTranslations("changes");
  return (
    <PageFrame
      title={t("newTitle")}
      summary={t("newSummary")}
      width="form"
      breadcrumbs={[{ label: t("title"), href: "/changes" }, { label: t("newTitle") }]}
    >
      <ul className="flex flex-col gap-3">
        {CHANGE_FORM_KINDS.map((kind) => {
          const Icon = ICONS[kind];
          return (
            <li
              key={kind}
              className="relative flex gap-4 rounded-control border border-line bg-raised px-5 py-4 hover:border-line-strong"
            >
              <Icon aria-hidden className="mt-0.5 size-5.5 shrink-0 text-ink-soft" />
              <div>
                <Link
                  href={`/changes/new/${kind}` as Route}
                  className="font-semibold underline-offset-4 after:absolute after:inset-0 hover:underline"
                >
                  {t(`forms.${kind}.title`)}
                </Link>
                <p className="text-label text-ink-soft">{t(`forms.${kind}.summary`)}</p>
              </div>
            </li>
          );
        })}
      </ul>
    </PageFrame>
  );
}
