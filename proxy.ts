import { NextResponse, type NextRequest } from "next/server";

const SESSION_COOKIES = ["next-auth.session-token", "__Secure-next-auth.session-token"] as const;
const OPEN_PATHS = [/^\/sign-in(\/|$)/, /^\/activate(\/|$)/, /^\/api\//] as const;
const ONE_YEAR_SECONDS = 365 * 24 * 60 * 60;

// Headers and a courtesy redirect only: every page, action and route asks for the actor again.
export function proxy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(18))).toString("base64");
  const policy = contentSecurityPolicy(nonce);
  const requestId = crypto.randomUUID();

  const forwarded = new Headers(request.headers);
  forwarded.set("x-request-id", requestId);
  forwarded.set("x-nonce", nonce);
  forwarded.set("x-path", `${request.nextUrl.pathname}${request.nextUrl.search}`);
  forwarded.set("content-security-policy", policy);

  const response = lacksSession(request)
    ? NextResponse.redirect(signInAddress(request))
    : NextResponse.next({ request: { headers: forwarded } });
  setSecurityHeaders(response.headers, policy, isHttps(request));
  response.headers.set("x-request-id", requestId);
  return response;
}

function lacksSession(request: NextRequest): boolean {
  const { pathname } = request.nextUrl;
  if (request.method !== "GET" || OPEN_PATHS.some((open) => open.test(pathname))) return false;
  // A long session token is split over cookies named `….0`, `….1`.
  return !request.cookies.getAll().some(({ name }) => SESSION_COOKIES.some((cookie) => name.startsWith(cookie)));
}

function signInAddress(request: NextRequest): URL {
  const { pathname, search } = request.nextUrl;
  const address = new URL("/sign-in", request.url);
  if (pathname !== "/") address.searchParams.set("next", `${pathname}${search}`);
  return address;
}

function isHttps(request: NextRequest): boolean {
  const forwarded = request.headers.get("x-forwarded-proto");
  return (forwarded ?? request.nextUrl.protocol.replace(":", "")).split(",")[0]?.trim() === "https";
}

function contentSecurityPolicy(nonce: string): string {
  const isDevelopment = process.env.NODE_ENV === "development";
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    isDevelopment ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

function setSecurityHeaders(headers: Headers, policy: string, isSecure: boolean): void {
  headers.set("content-security-policy", policy);
  headers.set("cache-control", "no-store");
  headers.set("x-content-type-options", "nosniff");
  headers.set("x-frame-options", "DENY");
  headers.set("referrer-policy", "same-origin");
  headers.set("cross-origin-opener-policy", "same-origin");
  headers.set("cross-origin-resource-policy", "same-origin");
  headers.set("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()");
  if (isSecure) headers.set("strict-transport-security", `max-age=${ONE_YEAR_SECONDS}; includeSubDomains`);
}

export const config = {
  matcher: ["/((?!_next/static|_next/image|fonts/|favicon.ico|icon.svg).*)"],
};
