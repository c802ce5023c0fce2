export const locales = ["vi", "en"] as const;
export const themes = ["system", "light", "dark"] as const;
export const densities = ["compact", "standard", "comfortable"] as const;

export type Locale = (typeof locales)[number];
export type Theme = (typeof themes)[number];
export type Density = (typeof densities)[number];

interface CookieJar {
  get(name: string): { value: string } | undefined;
}

function readOneOf<Choice extends string>(
  jar: CookieJar,
  name: string,
  choices: readonly [Choice, ...Choice[]],
): Choice {
  const value = jar.get(name)?.value;
  return choices.find((choice) => choice === value) ?? choices[0];
}

export const readLocale = (jar: CookieJar): Locale => readOneOf(jar, "locale", locales);
export const readTheme = (jar: CookieJar): Theme => readOneOf(jar, "theme", themes);
export const readDensity = (jar: CookieJar): Density =>
  readOneOf(jar, "density", ["standard", "compact", "comfortable"]);
