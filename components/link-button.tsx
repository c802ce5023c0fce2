import type { ReactNode } from "react";
import { AppLink } from "./app-link";
import { buttonClass, type ButtonSize, type ButtonVariant } from "./button-class";

interface LinkButtonProps {
  href: string;
  children: ReactNode;
  variant?: ButtonVariant;
  size?: ButtonSize;
  icon?: ReactNode;
  isDownload?: boolean;
}

export function LinkButton({ href, children, variant, size, icon, isDownload = false }: LinkButtonProps) {
  const className = buttonClass(variant, size);
  if (isDownload) {
    return (
      <a href={href} download className={className}>
        {icon}
        {children}
      </a>
    );
  }
  return (
    <AppLink href={href} className={className}>
      {icon}
      {children}
    </AppLink>
  );
}
