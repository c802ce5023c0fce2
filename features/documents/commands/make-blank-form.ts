import type { Actor } from "@/lib/actor";
import type { Quarter } from "@/lib/quarter";
import { buildSheetPdf } from "@/server/documents/pdf";
import { getBlankForm } from "../queries/get-blank-form";
import { blankFormSheet } from "../rules/blank-form-sheet";
import type { MadeDocument } from "./make-review";

const MARGINS = { top: 20, bottom: 20, left: 25, right: 15 };

/** The form of a kind of unit as a PDF, empty, for those who fill in on paper. */
export async function makeBlankForm(
  actor: Actor,
  input: { quarter: Quarter; kind?: string | undefined },
): Promise<MadeDocument> {
  const form = await getBlankForm(actor, input);
  const content = await buildSheetPdf({ ...blankFormSheet({ ...form, kindName: form.kind.nameVi }), margins: MARGINS });
  return { fileName: `mau-bao-cao_${form.kind.code}_${form.quarter}.pdf`, content };
}
