const ORIGIN = "http://this.site";
const UNSAFE = /[\\\p{Cc}]/u;
const AFTER_SIGN_IN = "/";

/** Where to go after signing in: a path of this site, whatever the address asks for. */
export function nextPath(asked: unknown): string {
  if (typeof asked !== "string" || !isLocal(asked) || !URL.canParse(asked, ORIGIN)) return AFTER_SIGN_IN;
  const url = new URL(asked, ORIGIN);
  const path = `${url.pathname}${url.search}${url.hash}`;
  const leadsBack = /^\/(sign-in|api)(\/|$)/.test(url.pathname);
  return url.origin === ORIGIN && isLocal(path) && !leadsBack ? path : AFTER_SIGN_IN;
}

// "//host" and "/\host" name another site to a browser.
function isLocal(path: string): boolean {
  return path.startsWith("/") && !path.startsWith("//") && !UNSAFE.test(path);
}
