import { getTranslations } from "next-intl/server";
import { Banner } from "@/components/banner";
import type { Grant } from "@/lib/actor";
import { formatDay } from "@/lib/format";

/** Says on every page in whose place somebody acts, and until when. */
export async function ActingBanner({ grants }: { grants: readonly Grant[] }) {
  const t = await getTranslations("users.acting");
  const told = grants.flatMap(({ actingFor }) =>
    actingFor === undefined ? [] : [t("banner", { name: actingFor.name, day: formatDay(actingFor.until) })],
  );
  return [...new Set(told)].map((text) => <Banner key={text}>{text}</Banner>);
}
