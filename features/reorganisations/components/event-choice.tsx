import { ChevronRight } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { AppLink } from "@/components/app-link";
import { EVENT_KINDS, eventAddress } from "../rules/events";

/** Everything that can happen to units, each with what it means: the first step of the wizard. */
export async function EventChoice({ unitId }: { unitId?: string | undefined }) {
  const t = await getTranslations("reorganisations");
  const query = unitId === undefined ? "" : `?unit=${unitId}`;
  return (
    <ul className="grid gap-3 md:grid-cols-2 xl:grid-cols-3">
      {EVENT_KINDS.map((kind) => (
        <li key={kind} className="flex">
          <AppLink
            href={`${eventAddress(kind)}${query}`}
            className="group flex w-full items-start justify-between gap-3 rounded-control border border-line bg-raised p-4 hover:border-ink"
          >
            <span>
              <span className="block font-semibold group-hover:underline">{t(`kinds.${kind}.name`)}</span>
              <span className="block text-label text-ink-soft">{t(`kinds.${kind}.means`)}</span>
            </span>
            <ChevronRight aria-hidden className="mt-1 size-5 shrink-0 text-ink-soft" />
          </AppLink>
        </li>
      ))}
    </ul>
  );
}
