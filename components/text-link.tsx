import type { ReactNode } from "react";
import { AppLink } from "./app-link";

interface TextLinkProps {
  href: string;
  children: ReactNode;
}

export function TextLink({ href, children }: TextLinkProps) {
  return (
    <AppLink href={href} className="text-link">
      {children}
    </AppLink>
  );
}
