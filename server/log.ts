import pino, { type DestinationStream, type Logger } from "pino";

/** Fields that never reach a log, at the top or one or two levels down. */
const SECRET_FIELDS = [
  "password",
  "passwordHash",
  "password_hash",
  "token",
  "tokenHash",
  "secret",
  "cookie",
  "authorization",
  "set-cookie",
  "fullName",
  "full_name",
  "birthDate",
  "birth_date",
  "cardNo",
  "card_no",
  "DATABASE_URL",
  "DATABASE_OWNER_URL",
  "NEXTAUTH_SECRET",
] as const;

export function makeLogger(destination?: DestinationStream): Logger {
  const quoted = SECRET_FIELDS.map((field) => (field.includes("-") ? `["${field}"]` : field));
  const under = (prefix: string) =>
    quoted.map((field) => (field.startsWith("[") ? `${prefix}${field}` : `${prefix}.${field}`));
  const options = {
    level: process.env["LOG_LEVEL"] ?? "info",
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: [...quoted, ...under("*"), ...under("*.*")], censor: "[removed]" },
    serializers: { error: safeError },
  };
  return destination ? pino(options, destination) : pino(options);
}

// A query's parameters are people's names and dates; its text and the database's code are enough to find the fault.
function safeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: String(error) };
  const isQuery = "query" in error && "params" in error;
  const cause = error.cause instanceof Error ? safeError(error.cause) : undefined;
  return {
    name: error.name,
    message: isQuery ? `Failed query: ${String(error.query)}` : error.message,
    ...("code" in error ? { code: error.code } : {}),
    ...("digest" in error ? { digest: error.digest } : {}),
    stack: isQuery
      ? error.stack
          ?.split("\n")
          .filter((line) => line.trimStart().startsWith("at "))
          .join("\n")
      : error.stack,
    ...(cause ? { cause } : {}),
  };
}

export const log = makeLogger();
