import { ChevronDown, CircleUserRound, LogOut } from "lucide-react";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { AppLink } from "./app-link";
import { BrandMark } from "./brand-mark";
import { buttonClass } from "./button-class";
import { NavBar, NavRail, type NavItem } from "./nav-rail";
import { SkipLink } from "./skip-link";
import { UnfoldingMenu } from "./unfolding-menu";

interface AppFrameProps {
  items: readonly NavItem[];
  /** Addresses that stand first on a phone's bar. */
  mostUsed?: readonly string[];
  home: string;
  unitName: string;
  personName: string;
  roleName: string;
  signOut: () => Promise<void>;
  /** The switches of language, colours and density. */
  preferences: ReactNode;
  children: ReactNode;
  /** A standing notice above everything, such as Banner. */
  banner?: ReactNode;
  /** "Who printed this, when", at the end of every printed page of the app. */
  printedBy?: ReactNode;
  /** Beside the account, such as the way to the notices. */
  notices?: ReactNode;
  /** Links of one's own account, above the switches. */
  accountLinks?: ReactNode;
}

export async function AppFrame(props: AppFrameProps) {
  const { items, home, unitName, personName, roleName, children, banner } = props;
  const { signOut, preferences, printedBy, accountLinks, notices } = props;
  const t = await getTranslations("frame");
  return (
    <div className="min-h-dvh md:grid md:grid-cols-[auto_minmax(0,1fr)] print:block">
      <SkipLink label={t("skip")} />
      <NavRail items={items} home={home} />
      <div className="flex min-w-0 flex-col">
        <header className="no-print sticky top-0 z-20 flex min-h-(--header-h) items-center justify-between gap-4 border-b border-line bg-paper px-8 max-lg:px-6 max-md:static max-md:px-4">
          <div className="flex min-w-0 items-center gap-3">
            <AppLink href={home} className="flex h-11 items-center rounded-control md:hidden">
              <BrandMark isNameHidden />
            </AppLink>
            <p className="min-w-0 py-1 text-label leading-snug font-medium text-pretty">{unitName}</p>
          </div>
          <div className="flex items-center gap-2">
            {notices}
            <UnfoldingMenu
              label={t("account", { name: personName, role: roleName })}
              summaryClass="flex min-h-11 items-center gap-2.5 rounded-control px-2 text-left hover:bg-sunken"
              panelClass="top-full right-0 mt-1 w-80 max-w-[calc(100vw-2rem)] p-4"
              summary={
                <>
                  <CircleUserRound aria-hidden className="size-6 shrink-0 text-ink-soft" strokeWidth={1.5} />
                  <span className="leading-tight whitespace-nowrap max-md:sr-only">
                    <span className="block text-label font-medium">{personName}</span>
                    <span className="block text-small text-ink-soft">{roleName}</span>
                  </span>
                  <ChevronDown
                    aria-hidden
                    className="size-4.5 shrink-0 text-ink-soft transition-transform duration-100 group-open/menu:rotate-180"
                  />
                </>
              }
            >
              <p className="mb-4 border-b border-line pb-3 md:hidden">
                <span className="block font-medium">{personName}</span>
                <span className="block text-label text-ink-soft">{roleName}</span>
              </p>
              {accountLinks && <div className="mb-4 border-b border-line pb-3">{accountLinks}</div>}
              {preferences}
              <form action={signOut} data-ends-session="asked" className="mt-4 border-t border-line pt-3">
                <button type="submit" className={buttonClass("quiet")}>
                  <LogOut aria-hidden className="size-4.5" />
                  {t("signOut")}
                </button>
              </form>
            </UnfoldingMenu>
          </div>
        </header>
        <main id="content" tabIndex={-1} className="flex-1">
          {banner}
          <div className="px-8 pt-7 pb-16 max-lg:px-6 max-md:px-4 max-md:pt-5 max-md:pb-28 print:p-0">{children}</div>
        </main>
        {printedBy && <footer className="print-only mt-6 border-t border-line pt-2 text-small">{printedBy}</footer>}
      </div>
      <NavBar items={items} mostUsed={props.mostUsed} />
    </div>
  );
}
