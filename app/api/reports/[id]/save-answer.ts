import { getTranslations } from "next-intl/server";
import { z } from "zod";
import type { Conflict, Saved } from "@/features/reports/commands/save-figure";
import { AppError } from "@/lib/errors";
import { jsonError } from "@/server/route-handler";
import { translateKey } from "@/server/translate";

type ReadInput<T> = { success: true; data: T } | { success: false; response: Response };

/** The body of an autosave with the report of its address, or the answer that says which part of it cannot be kept. */
export async function readSaveInput<S extends z.ZodType>(
  schema: S,
  request: Request,
  reportId: string,
): Promise<ReadInput<z.output<S>>> {
  if (!z.uuid().safeParse(reportId).success) throw new AppError("not_found", "errors.notFound");
  const body: unknown = await request.json().catch(() => null);
  const parsed = schema.safeParse({ ...z.record(z.string(), z.unknown()).catch({}).parse(body), reportId });
  if (parsed.success) return { success: true, data: parsed.data };
  const t = await getTranslations();
  const [issue] = parsed.error.issues;
  const limit = issue?.code === "too_big" ? Number(issue.maximum) : null;
  const isText = issue?.code === "too_big" && issue.origin === "string";
  const message = isText && limit !== null ? t("errors.tooLong", { limit }) : translateKey(t, issue?.message ?? "");
  return { success: false, response: jsonError(422, "invalid", message, { field: issue?.path.join(".") ?? "" }) };
}

/** 200 with the new version, or 409 with what another hand wrote there. */
export async function answerSave(result: Saved | Conflict<unknown>): Promise<Response> {
  const { version } = result;
  const at = result.at.toISOString();
  if (result.status === "saved") return Response.json({ version, at });
  const t = await getTranslations("errors");
  return jsonError(409, "conflict", t("conflict"), { version, at, theirs: result.theirs });
}
