import { exportStructure } from "@/features/exchange/commands/export-structure";
import { routeHandler } from "@/server/route-handler";

const TYPES = {
  json: "application/json",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
} as const;

/** The units of today as JSON or as a workbook. */
export const GET = routeHandler(async (actor, request) => {
  const format = new URL(request.url).searchParams.get("format") === "xlsx" ? "xlsx" : "json";
  const { fileName, body } = await exportStructure(actor, format);
  return new Response(body, {
    headers: { "Content-Type": TYPES[format], "Content-Disposition": `attachment; filename="${fileName}"` },
  });
});
