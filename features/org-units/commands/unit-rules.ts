import { AppError } from "@/lib/errors";

export function refusal(field: string, messageKey: string, params?: Record<string, string>): AppError {
  return new AppError("invalid", messageKey, params, { [field]: [messageKey] });
}
