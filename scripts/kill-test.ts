import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { Client } from "pg";
import { faultsOfLedger } from "./kill-test/check-ledger";
import { faultsOfHashes, faultsOfWrites } from "./kill-test/check-writes";
import { startEmbeddedSubject, startServerSubject, type Subject, type Victim } from "./kill-test/subjects";
import { type Write, writeUntilKilled } from "./kill-test/writers";
import { findDemoActor, findHoldingUnits, openSession } from "./testing/demo-office";
import { type OpenedForm, sendForm, type Visitor } from "./testing/form-client";
import { buildApp } from "./testing/test-app";

/** Kills the app, its database and its supervisor among running writes: `npm run test:kill -- [--rounds 20] [--only server]`. */
const { values: flags } = parseArgs({ options: { rounds: { type: "string" }, only: { type: "string" } } });
const ROUNDS = Number(flags.rounds ?? 20);
const FEWEST_WRITES = 8;
const MOST_WRITES = 40;
const HOLDING_UNITS = 4;
const RESENT_OF_DONE = 2;

const total = { passed: 0, failed: 0 };

async function withOwner<T>(subject: Subject, work: (owner: Client) => Promise<T>): Promise<T> {
  const owner = new Client({ connectionString: subject.ownerUrl() });
  await owner.connect();
  try {
    return await work(owner);
  } finally {
    await owner.end();
  }
}

/** Sends forms again, byte for byte the same; what answers with anything but success is told. */
async function sendAgain(visitor: Visitor, form: OpenedForm, writes: readonly Write[]): Promise<string[]> {
  const answers = await Promise.all(writes.map(({ values }) => sendForm(visitor, form, values)));
  return answers.flatMap((answer) => (answer.status === "acknowledged" ? [] : [`sent again: ${answer.message}`]));
}

async function killOnce(subject: Subject, victim: Victim, round: Omit<Parameters<typeof writeUntilKilled>[0], "kill">) {
  const { writes, form } = await writeUntilKilled({ ...round, kill: victim.kill });
  await victim.revive();
  const open = writes.filter(({ answer }) => answer.status !== "acknowledged");
  const done = writes.filter(({ answer }) => answer.status === "acknowledged");
  const faults = await withOwner(subject, async (owner) => [
    ...(await faultsOfWrites(owner, writes, false)),
    ...(await faultsOfLedger(owner)),
    ...(await faultsOfHashes(owner)),
  ]);
  const resent = await sendAgain(round.visitor, form, [...open, ...done.slice(-RESENT_OF_DONE)]);
  const later = await withOwner(subject, async (owner) => [
    ...(await faultsOfWrites(owner, writes, true)),
    ...(await faultsOfLedger(owner)),
  ]);
  return { done: done.length, open: open.length, faults: [...faults, ...resent, ...later] };
}

async function killMany(start: () => Promise<Subject>) {
  const subject = await start();
  try {
    const { visitor, unitIds } = await withOwner(subject, async (owner) => {
      const { accountId } = await findDemoActor(owner, "office_staff");
      return {
        visitor: await openSession(owner, accountId, subject),
        unitIds: await findHoldingUnits(owner, HOLDING_UNITS),
      };
    });
    for (let index = 0; index < ROUNDS; index += 1) {
      const victim = subject.victims[index % subject.victims.length];
      if (!victim) throw new Error("Nothing to kill.");
      const acknowledgements = FEWEST_WRITES + Math.floor(Math.random() * (MOST_WRITES - FEWEST_WRITES));
      const round = { visitor, unitIds, run: `${subject.name}-${index + 1}`, acknowledgements };
      const { done, open, faults } = await killOnce(subject, victim, round);
      const name = `${subject.name} ${index + 1}/${ROUNDS}: ${victim.name} killed, ${done} acknowledged, ${open} left open`;
      total[faults.length === 0 ? "passed" : "failed"] += 1;
      console.log(`${faults.length === 0 ? "✓" : "✗"} ${name}`);
      for (const fault of faults.slice(0, 10)) console.log(`    ${fault}`);
    }
  } finally {
    await subject.stop();
  }
}

await buildApp();
const subjects = { embedded: startEmbeddedSubject, server: startServerSubject };
for (const [name, start] of Object.entries(subjects)) {
  if (flags.only !== undefined && flags.only !== name) continue;
  try {
    await killMany(start);
  } catch (error) {
    total.failed += 1;
    console.error(error);
  }
}
const results = process.env["KILL_TEST_RESULTS"];
if (results) writeFileSync(results, JSON.stringify(total));
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
