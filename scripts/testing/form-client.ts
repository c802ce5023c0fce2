/** Who asks: where the app is, and the cookie of a signed-in session. */
export interface Visitor {
  readonly baseUrl: string;
  readonly cookie: string;
}

export interface OpenedForm {
  readonly path: string;
  /** What a browser without scripts would send if nothing was typed, React's own hidden fields included. */
  readonly fields: ReadonlyMap<string, string>;
  /** Every name a control of the form has; radio buttons and empty choices too. */
  readonly names: ReadonlySet<string>;
}

export type Answer =
  | { readonly status: "acknowledged"; readonly location: string | null }
  | { readonly status: "refused"; readonly message: string }
  | { readonly status: "failed"; readonly message: string };

const PATIENCE_MS = 30_000;
const BOUNDARY = "----so-ket-form-7f3a91c2d84b";

export const FORM_TYPE = `multipart/form-data; boundary=${BOUNDARY}`;

/** Reads a page as the visitor and finds the form on it that has all these fields. */
export async function openForm(visitor: Visitor, path: string, having: readonly string[]): Promise<OpenedForm> {
  const answer = await fetch(`${visitor.baseUrl}${path}`, {
    headers: { cookie: visitor.cookie },
    redirect: "manual",
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
  const html = await answer.text();
  for (const [, content = ""] of html.matchAll(/<form\b[^>]*>([\s\S]*?)<\/form>/g)) {
    const form = readControls(path, content);
    if (having.every((name) => form.names.has(name))) return form;
  }
  throw new Error(`${path} has no form with ${having.join(", ")}`);
}

/** The form's body as a browser without scripts posts it; a value for a field that is not there is a mistake. */
export function formBody(form: OpenedForm, values: Readonly<Record<string, string>>): string {
  const strange = Object.keys(values).filter((name) => !form.names.has(name));
  if (strange.length > 0) throw new Error(`The form on ${form.path} has no field ${strange.join(", ")}`);
  const parts = [...new Map([...form.fields, ...Object.entries(values)])].map(
    ([name, value]) => `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return `${parts.join("")}--${BOUNDARY}--\r\n`;
}

/** Fills and posts the form. Only what the app says was done is acknowledged; a broken connection says nothing. */
export async function sendForm(
  visitor: Visitor,
  form: OpenedForm,
  values: Readonly<Record<string, string>>,
): Promise<Answer> {
  try {
    const answer = await fetch(`${visitor.baseUrl}${form.path}`, {
      method: "POST",
      headers: { cookie: visitor.cookie, origin: visitor.baseUrl, "content-type": FORM_TYPE },
      body: formBody(form, values),
      redirect: "manual",
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    return readAnswer(answer.status, answer.headers.get("location"), await answer.text());
  } catch (error) {
    return { status: "failed", message: error instanceof Error ? error.message : String(error) };
  }
}

/** Done is a redirect to somewhere else than the sign-in page, or the form again with its word of success. */
function readAnswer(status: number, location: string | null, html: string): Answer {
  if (status === 303 && location !== null && !/\/sign-in\b/.test(location)) return { status: "acknowledged", location };
  if (status === 200 && /<noscript><div role="status"/.test(html)) return { status: "acknowledged", location: null };
  const alert = /role="alert"[^>]*>([\s\S]*?)<\/div><\/div><\/div>/.exec(html)?.[1];
  if (status === 200 && alert !== undefined) return { status: "refused", message: textOf(alert) };
  return { status: "failed", message: `answered ${status}${location === null ? "" : ` to ${location}`}` };
}

function readControls(path: string, html: string): OpenedForm {
  const fields = new Map<string, string>();
  const names = new Set<string>();
  const controls = /<input\b([^>]*)>|<(select|textarea)\b([^>]*)>([\s\S]*?)<\/\2>/g;
  for (const [, input, tag, other = "", content = ""] of html.matchAll(controls)) {
    const attributes = input ?? other;
    const name = attribute(attributes, "name");
    if (name === null || /\sdisabled=/.test(attributes)) continue;
    names.add(name);
    if (tag === "select") fields.set(name, chosenOption(content));
    else if (tag === "textarea") fields.set(name, unescape(content).replace(/^\n/, ""));
    else if (!isUnticked(attributes)) fields.set(name, attribute(attributes, "value") ?? "");
  }
  return { path, fields, names };
}

function isUnticked(attributes: string): boolean {
  return /^(radio|checkbox)$/.test(attribute(attributes, "type") ?? "text") && !/\schecked=/.test(attributes);
}

function chosenOption(html: string): string {
  const options = [...html.matchAll(/<option\b([^>]*)>/g)].map(([, attributes = ""]) => attributes);
  const chosen = options.find((attributes) => /\sselected=/.test(attributes)) ?? options[0] ?? "";
  return attribute(chosen, "value") ?? "";
}

function attribute(attributes: string, name: string): string | null {
  const value = new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1];
  return value === undefined ? null : unescape(value);
}

// The five characters that React escapes.
function unescape(text: string): string {
  return text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'")
    .replaceAll("&amp;", "&");
}

function textOf(html: string): string {
  return unescape(html.replace(/<[^>]*>/g, " "))
    .replace(/\s+/g, " ")
    .trim();
}
