import { clsx } from "clsx";
import { getLocale, getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/action-form";
import { EmptyState } from "@/components/empty-state";
import { SubmitButton } from "@/components/submit-button";
import { formatDateTime, formatDay, formatQuarter } from "@/lib/format";
import { isDay } from "@/lib/dates";
import { isQuarter } from "@/lib/quarter";
import { readNoticeAction } from "../actions";
import { type MailState, noticeKind } from "../rules";

interface ListedNotice {
  readonly id: string;
  readonly kind: string;
  readonly params: unknown;
  readonly createdAt: Date;
  readonly readAt: Date | null;
  readonly mail: MailState;
}

interface NoticeListProps {
  notices: readonly ListedNotice[];
  /** Whether the office sends e-mail, so that its state says something. */
  sendsMail: boolean;
}

export async function NoticeList({ notices, sendsMail }: NoticeListProps) {
  const [t, textOf] = await Promise.all([getTranslations("notices"), noticeTexts()]);
  if (notices.length === 0) return <EmptyState title={t("emptyTitle")}>{t("emptyText")}</EmptyState>;
  return (
    <ul className="flex flex-col rounded-control border border-line bg-raised" aria-label={t("title")}>
      {notices.map((notice) => {
        const { title, detail } = textOf(notice);
        const isUnread = notice.readAt === null;
        return (
          <li
            key={notice.id}
            className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-line px-4 py-3 last:border-b-0"
          >
            <div
              className={clsx("min-w-0 flex-1 border-l-3 pl-3", isUnread ? "border-red-fill" : "border-transparent")}
            >
              <p className={isUnread ? "font-semibold" : undefined}>
                {isUnread && <span className="sr-only">{t("unread")} </span>}
                {title}
              </p>
              {detail !== "" && <p className="text-label">{detail}</p>}
              <p className="text-small text-ink-soft">
                {formatDateTime(notice.createdAt)}
                {sendsMail && notice.mail !== "off" && ` · ${t(`mailStates.${notice.mail}`)}`}
              </p>
            </div>
            <ActionForm action={readNoticeAction} warnOnLeave={false} label={title}>
              <input type="hidden" name="id" value={notice.id} />
              <SubmitButton variant="secondary">
                {t("open")}
                <span className="sr-only">: {title}</span>
              </SubmitButton>
            </ActionForm>
          </li>
        );
      })}
    </ul>
  );
}

/** What each notice says, in the reader's language. */
async function noticeTexts() {
  const [t, locale] = await Promise.all([getTranslations("notices"), getLocale()]);
  return ({ kind: code, params }: ListedNotice) => {
    const given = (name: string): string => {
      const value: unknown = typeof params === "object" && params !== null ? Reflect.get(params, name) : undefined;
      return typeof value === "string" ? value : "";
    };
    const kind = noticeKind(code);
    const [quarter, day] = [given("quarter"), given("day")];
    const words = {
      quarter: isQuarter(quarter) ? formatQuarter(quarter, locale) : "",
      unit: given("unit"),
      day: isDay(day) ? formatDay(day) : "",
      by: given("by"),
      letter: given("letter"),
      from: given("from"),
      to: given("to"),
    };
    const reason = given("reason");
    return {
      title: kind === null ? t("mail.other") : t(`texts.${kind}`, words),
      detail: reason === "" ? "" : t("reason", { reason }),
    };
  };
}
