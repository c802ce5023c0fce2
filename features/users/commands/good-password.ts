import { AppError } from "@/lib/errors";
import { numberSetting } from "@/server/settings";
import { passwordFault } from "../rules/password";

/** Refuses a password that is too short or too easily guessed, and says which beside its field. */
export async function assertGoodPassword(password: string, owner: { name: string; email: string }): Promise<void> {
  const least = await numberSetting("password.least_characters");
  const fault = passwordFault(password, owner, least);
  if (fault === null) return;
  const key = `users.password.${fault}`;
  throw new AppError("invalid", "users.password.refused", { least }, { password: [key] });
}
