import NextAuth, { type AuthOptions, type User } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { cookies, headers } from "next/headers";
import type { NextRequest } from "next/server";
import { clientAddress } from "./client-address";
import { log } from "./log";
import { sessionIdOfRequest } from "./session";
import { numberSetting } from "./settings";
import { endSession, trySignIn } from "./sign-in";

const ONE_YEAR_SECONDS = 365 * 24 * 60 * 60;

interface Handled {
  params: Promise<{ nextauth: string[] }>;
}

/** Answers the addresses of next-auth; the rest of the app knows sessions only through `session.ts`. */
export async function handleAuth(request: NextRequest, context: Handled): Promise<Response> {
  const seconds = (await numberSetting("session.absolute_hours")) * 3_600;
  const answer: unknown = await NextAuth(request, context, authOptions(seconds));
  if (answer instanceof Response) return answer;
  throw new TypeError("next-auth gave no response.");
}

function authOptions(maxAge: number): AuthOptions {
  return {
    session: { strategy: "jwt", maxAge },
    pages: { signIn: "/sign-in", error: "/sign-in", signOut: "/sign-in" },
    providers: [
      Credentials({
        credentials: { email: { type: "email" }, password: { type: "password" } },
        authorize: (credentials) => authorize(credentials?.email ?? "", credentials?.password ?? ""),
      }),
    ],
    callbacks: {
      // The cookie carries the random value of the session and nothing about the person.
      jwt: ({ token, user }) => {
        const sid: unknown = user ? user.id : token["sid"];
        return typeof sid === "string" ? { sid } : {};
      },
      session: ({ session }) => ({ expires: session.expires }),
    },
    events: {
      signOut: async ({ token }) => {
        if (typeof token["sid"] === "string") await endSession(token["sid"], null);
      },
    },
    logger: {
      error: (code) => log.error({ code }, "next-auth"),
      warn: (code) => log.warn({ code }, "next-auth"),
      debug: () => undefined,
    },
  };
}

async function authorize(email: string, password: string): Promise<User | null> {
  const [requestHeaders, earlier] = await Promise.all([headers(), sessionIdOfRequest()]);
  const outcome = await trySignIn({
    email,
    password,
    address: clientAddress(requestHeaders),
    userAgent: requestHeaders.get("user-agent"),
    requestId: requestHeaders.get("x-request-id") ?? "none",
  });
  if (outcome.status === "refused") return null;
  if (outcome.status === "waiting") {
    // next-auth hands an error's text to the form; the form reads the minutes from it.
    throw new Error(`wait-${Math.max(1, Math.ceil((outcome.until.getTime() - Date.now()) / 60_000))}`);
  }
  if (earlier !== null) await endSession(earlier, null);
  const jar = await cookies();
  jar.set("locale", outcome.locale, { path: "/", maxAge: ONE_YEAR_SECONDS, sameSite: "lax", httpOnly: true });
  return { id: outcome.sid };
}
