import { ArrowDownToLine, ArrowLeftRight, ArrowUpFromLine } from "lucide-react";
import type { Metadata, Route } from "next";
import { getTranslations } from "next-intl/server";
import Link from "next/link";
import { PageFrame } from "@/components/page-frame";
import { Section } from "@/components/section";
import { CHANGE_FORM_GROUPS, CHANGE_FORM_KINDS, formOf } from "@/features/members/rules/change-forms";
import { requireScope } from "@/server/access";
import { readPage } from "@/server/page";

const ICONS = { in: ArrowDownToLine, out: ArrowUpFromLine, none: ArrowLeftRight } as const;

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
      breadcrumbs={[{ label: t("title"), href: "/changes" }, { label: t("newTitle") }]}
    >
      {CHANGE_FORM_GROUPS.map((group) => {
        const Icon = ICONS[group];
        return (
          <Section key={group} title={t(`formGroups.${group}`)}>
            <ul className="grid gap-3 sm:grid-cols-2">
              {formsOf(group).map(({ href, key }) => (
                <li
                  key={key}
                  className="relative flex gap-3 rounded-control border border-line bg-raised px-4 py-3 hover:border-line-strong"
                >
                  <Icon aria-hidden className="mt-0.5 size-5 shrink-0 text-ink-soft" />
                  <div>
                    <Link
                      href={href as Route}
                      className="font-semibold underline-offset-4 after:absolute after:inset-0 hover:underline"
                    >
                      {t(`${key}.title`)}
                    </Link>
                    <p className="text-label text-ink-soft">{t(`${key}.summary`)}</p>
                  </div>
                </li>
              ))}
            </ul>
          </Section>
        );
      })}
    </PageFrame>
  );
}

// A letter to another unit is no change until that unit accepts it; its form stands with those of moves all the same.
function formsOf(group: (typeof CHANGE_FORM_GROUPS)[number]) {
  const own = CHANGE_FORM_KINDS.filter((kind) => formOf(kind).group === group).map(
    (kind) => ({ href: `/changes/new/${kind}`, key: `forms.${kind}` }) as const,
  );
  return group === "none" ? [...own, { href: "/transfers/new", key: "letterForm" } as const] : own;
}
