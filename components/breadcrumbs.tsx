import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { AppLink } from "./app-link";

export interface Crumb {
  label: string;
  href?: string;
}

export function Breadcrumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  const t = useTranslations("components");
  return (
    <nav aria-label={t("breadcrumbs")}>
      <ol className="flex flex-wrap items-center gap-x-1.5 gap-y-1 text-label text-ink-soft">
        {crumbs.map((crumb, index) => (
          <li key={crumb.href ?? crumb.label} className="flex items-center gap-1.5">
            {index > 0 && <ChevronRight aria-hidden className="size-4 shrink-0 text-line-strong" />}
            {crumb.href ? (
              <AppLink href={crumb.href} className="underline-offset-4 hover:text-ink hover:underline coarse:py-2.5">
                {crumb.label}
              </AppLink>
            ) : (
              <span aria-current="page">{crumb.label}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
