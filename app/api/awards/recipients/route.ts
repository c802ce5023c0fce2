import { getTranslations } from "next-intl/server";
import { searchRecipients } from "@/features/awards/queries/search-recipients";
import { routeHandler } from "@/server/route-handler";

/** Units and members for the search box of an award's recipients. */
export const GET = routeHandler(async (actor, request) => {
  const t = await getTranslations("awards.form");
  const found = await searchRecipients(actor, { query: new URL(request.url).searchParams.get("q") ?? "" });
  return Response.json({
    units: found.units.map(({ id, name, within }) => ({ value: `unit:${id}`, label: name, detail: within ?? "" })),
    members: found.members.map(({ id, name, birthYear, unitName }) => ({
      value: `member:${id}`,
      label: name,
      detail: t("memberDetail", { year: String(birthYear), unit: unitName }),
    })),
  });
});
