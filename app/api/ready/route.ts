import { findUnreadiness } from "@/server/readiness";

export const dynamic = "force-dynamic";

/** Whether to send people here: 200, or 503 with the reason's code. */
export async function GET(): Promise<Response> {
  const reason = await findUnreadiness();
  const headers = { "Cache-Control": "no-store" };
  if (reason === null) return Response.json({ status: "ready" }, { headers });
  return Response.json({ status: "not_ready", reason }, { status: 503, headers });
}
