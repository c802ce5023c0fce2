import { AppError } from "@/lib/errors";
import { findActivation, spendActivation } from "@/server/activation-link";
import { hashPassword } from "@/server/passwords";
import type { ActivateInput } from "../schema";
import { assertGoodPassword } from "./good-password";

/** Sets the password of a one-time link's account. The link is the proof: nobody is signed in yet. */
export async function activateAccount({ token, password }: ActivateInput, requestId: string): Promise<void> {
  const activation = await findActivation(token);
  if (activation === null) throw new AppError("conflict", "users.refused.usedLink");
  await assertGoodPassword(password, activation);
  const passwordHash = await hashPassword(password);
  await spendActivation(activation, { token, passwordHash, requestId });
}
