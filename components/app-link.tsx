import type { Route } from "next";
import Link from "next/link";
import type { ComponentProps } from "react";

type AppLinkProps = Omit<ComponentProps<typeof Link>, "href" | "prefetch"> & { href: string };

/** A link that fetches nothing before it is followed: reading a page is an act that is logged. */
export function AppLink({ href, ...props }: AppLinkProps) {
  // oxlint-disable-next-line typescript/no-unnecessary-type-assertion -- Route is a narrow type once Next has generated it
  return <Link {...props} href={href as Route} prefetch={false} />;
}
