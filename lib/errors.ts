export type AppErrorCode = "forbidden" | "not_found" | "conflict" | "invalid";
export type MessageParams = Record<string, string | number>;
export type FieldErrors = Record<string, string[]>;

/** A refusal the reader is meant to see: `messageKey` is translated at the boundary, never shown as it is. */
export class AppError extends Error {
  readonly code: AppErrorCode;
  readonly messageKey: string;
  readonly params: MessageParams | undefined;
  readonly fieldErrors: FieldErrors | undefined;

  constructor(code: AppErrorCode, messageKey: string, params?: MessageParams, fieldErrors?: FieldErrors) {
    super(`${code}: ${messageKey}`);
    this.name = "AppError";
    this.code = code;
    this.messageKey = messageKey;
    this.params = params;
    this.fieldErrors = fieldErrors;
  }
}

// A bundler may load this module twice, and then `instanceof` alone lets our own refusals through as crashes.
export function isAppError(error: unknown): error is AppError {
  return error instanceof AppError || (error instanceof Error && error.name === "AppError" && "messageKey" in error);
}
