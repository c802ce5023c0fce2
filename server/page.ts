import { notFound } from "next/navigation";
import type { Actor } from "@/lib/actor";
import { isAppError } from "@/lib/errors";
import { requireActor } from "./session";

/** Runs a page's query as the signed-in actor; what is not theirs does not exist. */
export async function readPage<T>(query: (actor: Actor) => Promise<T>): Promise<T> {
  const actor = await requireActor();
  try {
    return await query(actor);
  } catch (error) {
    if (isAppError(error) && (error.code === "not_found" || error.code === "forbidden")) notFound();
    throw error;
  }
}
