export const CHANGE_FORM_KINDS = [
  "admission",
  "official-recognition",
  "transfer-out",
  "transfer-in",
  "internal-transfer",
] as const;

/** What an office records, one form each; the kind of the ledger follows from form and choice. */
export type ChangeFormKind = (typeof CHANGE_FORM_KINDS)[number];
