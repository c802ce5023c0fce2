import type { Actor } from "@/lib/actor";
import { requireScope } from "@/server/access";
import { searchSubjects } from "./search-subjects";

/** The member that a new letter begins with, where they are one of the writer's. */
export async function findLetterForm(actor: Actor, { memberId }: { memberId: string | undefined }) {
  requireScope(actor, "change.record");
  if (memberId === undefined) return null;
  const [member] = await searchSubjects(actor, { query: "", subject: "member", memberId });
  return member === undefined ? null : { id: member.value, name: member.label };
}
