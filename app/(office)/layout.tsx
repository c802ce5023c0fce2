import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { PreferenceForms } from "@/app/preference-forms";
import { AppFrame } from "@/components/app-frame";
import { Banner } from "@/components/banner";
import { TextLink } from "@/components/text-link";
import { PrintedBy } from "@/features/dashboards/components/printed-by";
import { MOST_USED, roomsOf } from "@/features/dashboards/components/rooms";
import { findFrame } from "@/features/dashboards/queries/find-frame";
import { TIME_MARK } from "@/features/dashboards/rules/print-text";
import { homeOf, isActing, leadingGrant, rolesHeld } from "@/features/dashboards/rules/home";
import { NoticeBell } from "@/features/notices/components/notice-bell";
import { countUnread } from "@/features/notices/queries";
import { DraftKeeper } from "@/features/reports/components/draft-keeper";
import { ActingBanner } from "@/features/users/components/acting-banner";
import { SessionGuard } from "@/features/users/components/session-guard";
import { can } from "@/server/access";
import { requireActor } from "@/server/session";
import { signOut } from "@/server/sign-out";

export default async function OfficeLayout({ children }: { children: ReactNode }) {
  const actor = await requireActor();
  const [t, kept, frame, unread] = await Promise.all([
    getTranslations("navigation"),
    getTranslations("reports.kept"),
    findFrame(actor),
    can(actor, "unit.read") ? countUnread(actor) : null,
  ]);
  const leading = leadingGrant(actor.grants);
  return (
    <AppFrame
      items={roomsOf(actor).map(({ key, href, also, Icon }) => ({
        href,
        also,
        icon: <Icon aria-hidden />,
        label: t(`rooms.${key}`),
      }))}
      mostUsed={leading ? MOST_USED[leading.role] : []}
      home={homeOf(actor.grants)}
      unitName={frame?.unitName ?? t("noUnit")}
      personName={actor.name}
      roleName={rolesHeld(actor.grants)
        .map((role) => (isActing(actor.grants, role) ? t("actingSecretary") : t(`roles.${role}`)))
        .join(", ")}
      signOut={signOut}
      accountLinks={<TextLink href="/account">{t("account")}</TextLink>}
      preferences={<PreferenceForms />}
      notices={unread !== null && <NoticeBell unread={unread} />}
      banner={
        <>
          {frame?.isDemonstration && <Banner>{t("demonstration")}</Banner>}
          <ActingBanner grants={actor.grants} />
        </>
      }
      printedBy={<PrintedBy text={t("printedBy", { time: TIME_MARK, name: actor.name })} openedAt={new Date()} />}
    >
      <DraftKeeper
        accountId={actor.accountId}
        texts={{ sent: kept("sent"), inConflict: kept("inConflict"), destroys: kept("destroys") }}
      >
        {children}
      </DraftKeeper>
      {!frame?.isDemonstration && <p className="no-print mt-16 text-small text-ink-soft">{t("noSecrets")}</p>}
      <SessionGuard />
    </AppFrame>
  );
}
