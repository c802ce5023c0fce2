import { clsx } from "clsx";
import { Ellipsis } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { AppLink } from "./app-link";
import { BrandMark } from "./brand-mark";
import { NavLink } from "./nav-link";
import { UnfoldingMenu } from "./unfolding-menu";

export interface NavItem {
  href: string;
  also?: readonly string[] | undefined;
  icon: ReactNode;
  label: string;
}

interface NavProps {
  items: readonly NavItem[];
}

export function NavRail({ items, home }: NavProps & { home: string }) {
  const t = useTranslations("frame");
  return (
    <div className="no-print border-r border-line bg-sunken max-md:hidden md:w-18 lg:w-60">
      <nav aria-label={t("navigation")} className="sticky top-0 flex h-dvh flex-col gap-6 overflow-y-auto px-3 py-3">
        <AppLink href={home} className="flex h-10 items-center rounded-control px-2">
          <BrandMark />
        </AppLink>
        <ul className="flex flex-col gap-1">
          {items.map((item) => (
            <li key={item.href}>
              <NavLink
                href={item.href}
                also={item.also}
                title={item.label}
                className={clsx(
                  "relative flex min-h-11 items-center gap-3 rounded-control px-3 py-1.5 text-label leading-snug text-ink-soft hover:bg-raised hover:text-ink md:max-lg:justify-center",
                  "aria-[current=page]:bg-raised aria-[current=page]:font-semibold aria-[current=page]:text-ink",
                  "aria-[current=page]:before:absolute aria-[current=page]:before:inset-y-2 aria-[current=page]:before:left-0 aria-[current=page]:before:w-0.75 aria-[current=page]:before:rounded-full aria-[current=page]:before:bg-red-fill",
                  "[&_svg]:size-5 [&_svg]:shrink-0",
                )}
              >
                {item.icon}
                <span className="md:max-lg:sr-only">{item.label}</span>
              </NavLink>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  );
}

const MOST_ON_BAR = 5;

/** The bar of a phone: the rooms used most, in their order, and the others folded away. */
export function NavBar({ items, mostUsed = [] }: NavProps & { mostUsed?: readonly string[] | undefined }) {
  const t = useTranslations("frame");
  const first = mostUsed.flatMap((href) => items.filter((item) => item.href === href));
  const inOrder = [...first, ...items.filter((item) => !first.includes(item))];
  const fits = items.length <= MOST_ON_BAR;
  const onBar = fits ? inOrder : inOrder.slice(0, MOST_ON_BAR - 1);
  const folded = fits ? [] : inOrder.slice(MOST_ON_BAR - 1);
  return (
    <nav
      aria-label={t("navigation")}
      className="fixed inset-x-0 bottom-0 z-30 border-t border-line bg-raised pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      <ul className="flex">
        {onBar.map((item) => (
          <li key={item.href} className="min-w-0 flex-1">
            <NavLink href={item.href} also={item.also} className={BAR_ITEM}>
              {item.icon}
              <span>{item.label}</span>
            </NavLink>
          </li>
        ))}
        {folded.length > 0 && (
          <li className="group/more min-w-0 flex-1">
            <UnfoldingMenu
              summaryClass={clsx(
                BAR_ITEM,
                "group-has-[[aria-current=page]]/more:border-red-fill group-has-[[aria-current=page]]/more:font-semibold group-has-[[aria-current=page]]/more:text-ink",
              )}
              panelClass="right-2 bottom-full mb-2 w-64 p-2"
              summary={
                <>
                  <Ellipsis aria-hidden />
                  <span>{t("more")}</span>
                </>
              }
            >
              <ul>
                {folded.map((item) => (
                  <li key={item.href}>
                    <NavLink
                      href={item.href}
                      also={item.also}
                      className="flex min-h-11 items-center gap-3 rounded-control px-3 py-1.5 hover:bg-sunken aria-[current=page]:bg-sunken aria-[current=page]:font-semibold [&_svg]:size-5 [&_svg]:shrink-0"
                    >
                      {item.icon}
                      {item.label}
                    </NavLink>
                  </li>
                ))}
              </ul>
            </UnfoldingMenu>
          </li>
        )}
      </ul>
    </nav>
  );
}

const BAR_ITEM = clsx(
  "flex min-h-16 flex-col items-center justify-start gap-0.5 px-0.5 pt-2 pb-1.5 text-center text-small leading-[1.15] text-ink-soft",
  "border-t-3 border-transparent aria-[current=page]:border-red-fill aria-[current=page]:font-semibold aria-[current=page]:text-ink [&_svg]:size-5 [&_svg]:shrink-0",
);
