import { Bell } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { AppLink } from "@/components/app-link";

const MOST_SHOWN = 99;

/** The way to the notices, with how many are unread. */
export async function NoticeBell({ unread }: { unread: number }) {
  const t = await getTranslations("notices");
  return (
    <AppLink
      href="/notices"
      aria-label={t("bell", { count: unread })}
      className="relative flex size-11 shrink-0 items-center justify-center rounded-control hover:bg-sunken"
    >
      <Bell aria-hidden className="size-5.5 text-ink-soft" strokeWidth={1.5} />
      {unread > 0 && (
        <span
          aria-hidden
          className="absolute top-0.5 right-0 min-w-5 rounded-full bg-red-fill px-1 text-center text-small leading-5 font-semibold text-on-red"
        >
          {unread > MOST_SHOWN ? `${MOST_SHOWN}+` : unread}
        </span>
      )}
    </AppLink>
  );
}
