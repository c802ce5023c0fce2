import { X } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { AppLink } from "@/components/app-link";
import { Facts } from "@/components/facts";
import { LinkButton } from "@/components/link-button";
import { getLocale } from "next-intl/server";
import { formatDay } from "@/lib/format";
import type { MemberFile } from "../queries/get-member";
import { personFacts } from "./person-facts";

const MOST_ENTRIES = 4;

interface RegisterPanelProps {
  member: MemberFile;
  closeHref: string;
  canCorrect: boolean;
}

/** A member beside the register: who they are and what happened last; the whole of it is on their own page. */
export async function RegisterPanel({ member, closeHref, canCorrect }: RegisterPanelProps) {
  const [t, tm, locale] = await Promise.all([
    getTranslations("members.register.panel"),
    getTranslations("members"),
    getLocale(),
  ]);
  const entries = member.timeline.filter(({ reversal }) => reversal === null).slice(0, MOST_ENTRIES);
  return (
    <aside
      aria-labelledby="panel-title"
      className="rounded-control border border-line bg-raised p-5 lg:sticky lg:top-[calc(var(--header-h)+1rem)] lg:max-h-[calc(100dvh-var(--header-h)-2rem)] lg:overflow-y-auto"
    >
      <header className="mb-3 flex items-start justify-between gap-3">
        <div className="min-w-0">
          <h2 id="panel-title" tabIndex={-1} className="text-h2 outline-offset-4">
            {member.fullName}
          </h2>
          <p className="text-label text-ink-soft">{member.isVoid ? tm("void") : tm(`standings.${member.standing}`)}</p>
        </div>
        <AppLink
          href={closeHref}
          scroll={false}
          aria-label={t("close")}
          className="-mt-1 -mr-2 flex size-11 shrink-0 items-center justify-center rounded-control hover:bg-sunken"
        >
          <X aria-hidden className="size-5" />
        </AppLink>
      </header>
      <Facts items={await personFacts(member)} />
      {entries.length > 0 && (
        <>
          <h3 className="mt-5 mb-2 text-h3">{t("latest")}</h3>
          <ul className="flex flex-col gap-1.5 text-label">
            {entries.map(({ entry }) => (
              <li key={entry.id}>
                <span className="figures">{formatDay(entry.effectiveOn)}</span> –{" "}
                {locale === "en" ? entry.kindNameEn : entry.kindNameVi}
                {entry.docNumber !== null && <span className="text-ink-soft"> · {entry.docNumber}</span>}
              </li>
            ))}
          </ul>
        </>
      )}
      <div className="mt-5 flex flex-wrap gap-2">
        <LinkButton href={`/members/${member.id}`} size="small">
          {t("openPage")}
        </LinkButton>
        {canCorrect && (
          <LinkButton href={`/members/${member.id}/edit`} size="small" variant="quiet">
            {tm("register.correct.link")}
          </LinkButton>
        )}
      </div>
    </aside>
  );
}
