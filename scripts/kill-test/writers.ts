import { setTimeout as wait } from "node:timers/promises";
import { ADMISSION_FIELDS, ADMISSION_FORM, admissionValues, type AdmissionValues } from "@/scripts/testing/admission";
import { type Answer, type OpenedForm, openForm, sendForm, type Visitor } from "@/scripts/testing/form-client";

export interface Write {
  readonly values: AdmissionValues;
  readonly answer: Answer;
}

export interface Round {
  readonly writes: readonly Write[];
  readonly form: OpenedForm;
}

interface RoundInput {
  readonly visitor: Visitor;
  readonly unitIds: readonly string[];
  readonly run: string;
  /** How many acknowledged writes come before the kill. */
  readonly acknowledgements: number;
  readonly kill: () => Promise<void>;
}

const WRITERS = 6;
const LONGEST_OFFSET_MS = 20;

/** Several writers record admissions until, a moment after so many acknowledgements, something is killed beneath them. */
export async function writeUntilKilled(input: RoundInput): Promise<Round> {
  const { visitor, unitIds, run, acknowledgements, kill } = input;
  const form = await openForm(visitor, ADMISSION_FORM, ADMISSION_FIELDS);
  const writes: Write[] = [];
  let acknowledged = 0;
  const over = new AbortController();
  let killing: Promise<void> | undefined;
  const killSoon = async () => {
    // A moment of any length, so that the kill finds the writes of the others anywhere on their way.
    await wait(Math.random() * LONGEST_OFFSET_MS);
    over.abort();
    await kill();
  };

  const writer = async () => {
    while (!over.signal.aborted) {
      const unitId = unitIds[Math.floor(Math.random() * unitIds.length)] ?? "";
      const values = admissionValues(unitId, run);
      const answer = await sendForm(visitor, form, values);
      writes.push({ values, answer });
      if (answer.status === "acknowledged") acknowledged += 1;
      // With nothing killed yet there is no excuse for anything but success.
      else if (!over.signal.aborted) throw new Error(`Before the kill: ${answer.message}`);
      if (acknowledged >= acknowledgements) killing ??= killSoon();
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: WRITERS }, writer));
  await killing;
  const broken = ended.find((one) => one.status === "rejected");
  if (broken) throw broken.reason;
  return { writes, form };
}
