import { readAs } from "@/db/read";
import type { Actor } from "@/lib/actor";
import { readContent } from "../queries/read-content";
import { requireFormEditor } from "../queries/require-form-editor";
import { freeCode } from "../rules/items";
import type { SaveChapterInput } from "../schema";
import { saveItem } from "./change-part";

/** Adds a chapter told in words to a draft, or changes one. */
export async function saveChapter(actor: Actor, input: SaveChapterInput): Promise<void> {
  requireFormEditor(actor);
  const { formId, seen, ...chapter } = input;
  const { chapters } = await readAs(actor, (db) => readContent(db, formId));
  const same = chapters.find((one) => one.titleVi === chapter.titleVi && one.titleEn === chapter.titleEn);
  const codes = chapters.map(({ code }) => code);
  const code = chapter.code || same?.code || freeCode(chapter.titleEn, codes);
  return saveItem(actor, { formId, part: "chapters", seen, item: { ...chapter, code } });
}
