"use client";

import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { AppLink } from "./app-link";

interface NavLinkProps {
  href: string;
  /** Addresses elsewhere that belong to this room. */
  also?: readonly string[] | undefined;
  className: string;
  children: ReactNode;
  title?: string;
}

/** A link that knows whether its room is the open one: the frame stays as it is while pages change in it. */
export function NavLink({ href, also = [], className, children, title }: NavLinkProps) {
  const pathname = usePathname();
  const isCurrent = [href, ...also].some((one) => pathname === one || pathname.startsWith(`${one}/`));
  return (
    <AppLink href={href} title={title} aria-current={isCurrent ? "page" : undefined} className={className}>
      {children}
    </AppLink>
  );
}
