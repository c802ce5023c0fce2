import type { Actor } from "@/lib/actor";
import { readAs } from "@/db/read";
import { readContent } from "../queries/read-content";
import { requireFormEditor } from "../queries/require-form-editor";
import { freeCode } from "../rules/items";
import type { SaveGroupInput } from "../schema";
import { saveItem } from "./change-part";

/** Adds a heading to a draft, or gives one another title. */
export async function saveGroup(actor: Actor, input: SaveGroupInput): Promise<void> {
  requireFormEditor(actor);
  const { formId, seen, titleVi, titleEn } = input;
  const { groups } = await readAs(actor, (db) => readContent(db, formId));
  const same = groups.find((one) => one.titleVi === titleVi && one.titleEn === titleEn);
  const codes = groups.map(({ code }) => code);
  const code = input.code || same?.code || freeCode(titleEn, codes);
  return saveItem(actor, { formId, part: "groups", seen, item: { code, titleVi, titleEn } });
}
