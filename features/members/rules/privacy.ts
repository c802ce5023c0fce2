/** Whoever keeps the register sees a member's whole birth date; everyone else who reads it sees the year. */
export const BIRTH_DATE_PERMISSION = "member.register";

/** A card number with all but its last digits hidden. */
export function maskCard(cardNo: string, digitsShown: number): string {
  const shown = Math.min(Math.max(digitsShown, 0), cardNo.length);
  return "•".repeat(cardNo.length - shown) + cardNo.slice(cardNo.length - shown);
}
