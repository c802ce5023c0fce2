/** One line of progress, in English and Vietnamese. */
export function say(english: string, vietnamese: string) {
  console.log(`${english}  ·  ${vietnamese}`);
}

export function explain(error: unknown) {
  if (!(error instanceof Error)) return String(error);
  // An error with a name of its own was written for the person at the terminal; any other needs its stack.
  return error.name === "Error" || error.name === "EmbeddedError" || error.name === "StartError"
    ? error.message
    : (error.stack ?? error.message);
}

/** A reason not to start that the person at the terminal can act on. */
export class StartError extends Error {
  constructor(english: string, vietnamese: string) {
    super(`${english}\n${vietnamese}`);
    this.name = "StartError";
  }
}
