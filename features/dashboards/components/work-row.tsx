import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { AppLink } from "@/components/app-link";

interface WorkRowProps {
  title: string;
  detail: string;
  marks: ReactNode;
  href: string;
  action: string;
}

/** One thing to do: what it is, how pressing it is, and the way to where it is done. */
export function WorkRow({ title, detail, marks, href, action }: WorkRowProps) {
  return (
    <li className="relative flex flex-wrap items-center gap-x-5 gap-y-2 border-b border-line px-5 py-3.5 last:border-b-0 hover:bg-sunken max-sm:px-4">
      <div className="min-w-0 flex-1 basis-72">
        <p className="font-semibold">{title}</p>
        <p className="text-label text-ink-soft">{detail}</p>
      </div>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">{marks}</div>
      <AppLink
        href={href}
        className="inline-flex items-center gap-1 font-medium text-blue underline-offset-4 after:absolute after:inset-0 hover:underline sm:w-52 sm:justify-end"
      >
        {action}
        <span className="sr-only">
          : {title}, {detail}
        </span>
        <ChevronRight aria-hidden className="size-4.5 shrink-0" />
      </AppLink>
    </li>
  );
}

export function WorkRows({ children }: { children: ReactNode }) {
  return <ul className="rounded-control border border-line bg-raised">{children}</ul>;
}
