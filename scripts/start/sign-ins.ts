import fs from "node:fs";
import { say } from "./terminal";

type SignIn = { role: string; unit: string; email: string; password: string };

function isSignIn(value: unknown): value is SignIn {
  return (
    typeof value === "object" &&
    value !== null &&
    ["role", "unit", "email", "password"].every((key) => typeof Reflect.get(value, key) === "string")
  );
}

export type FirstAdministrator = { email: string; activationUrl: string };

export function isFirstAdministrator(value: unknown): value is FirstAdministrator {
  return typeof value === "object" && value !== null && "email" in value && "activationUrl" in value;
}

export function showFirstAdministrator({ email, activationUrl }: FirstAdministrator) {
  say(`First administrator: ${email}`, `quản trị viên đầu tiên: ${email}`);
  say("Open this link once to choose a password", "mở liên kết này một lần để đặt mật khẩu");
  console.log(`  ${activationUrl}`);
}

/** Prints the demonstration's sign-ins, when there are any. */
export function showSignIns(accountsFile: string) {
  if (!fs.existsSync(accountsFile)) return;
  const accounts: unknown = JSON.parse(fs.readFileSync(accountsFile, "utf8"));
  const signIns = Array.isArray(accounts) ? accounts.filter(isSignIn) : [];
  if (signIns.length === 0) return;
  console.log(
    `\nDemonstration sign-ins (invented people)  ·  tài khoản minh họa (nhân vật không có thật)\n  ${accountsFile}\n`,
  );
  const width = (key: keyof SignIn) => Math.max(...signIns.map((signIn) => signIn[key].length));
  for (const { role, unit, email, password } of signIns) {
    console.log(`  ${role.padEnd(width("role"))}  ${email.padEnd(width("email"))}  ${password}  ${unit}`);
  }
}
