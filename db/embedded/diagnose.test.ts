import { expect, test } from "vitest";
import { diagnose, diagnoseFileError } from "./diagnose";
import { EmbeddedError } from "./messages";

const PLACE = { path: "/srv/data/pg", expected: "18", found: "17" };

// As PostgreSQL writes them.
const LOGS = [
  ["disk_full", 'PANIC:  could not write to file "pg_wal/xlogtemp.4711": No space left on device'],
  [
    "disk_full",
    'FATAL:  could not extend file "base/16384/2619": No space left on device\nHINT:  Check free disk space.',
  ],
  ["disk_full", 'FATAL:  could not write lock file "postmaster.pid": No space left on device'],
  ["disk_full", 'initdb: error: could not create directory "/srv/data/pg": No space left on device'],
  [
    "foreign_version",
    "FATAL:  database files are incompatible with server\nDETAIL:  The data directory was initialized by PostgreSQL version 17, which is not compatible with this version 18.4.",
  ],
  [
    "in_use",
    'FATAL:  lock file "postmaster.pid" already exists\nHINT:  Is another postmaster (PID 4711) running in data directory "/srv/data/pg"?',
  ],
  [
    "in_use",
    "FATAL:  pre-existing shared memory block (key 2755, ID 7) is still in use\nHINT:  Terminate any old server processes",
  ],
  ["in_use", 'LOG:  could not bind IPv4 address "127.0.0.1": Address already in use'],
  ["damaged", 'FATAL:  could not open file "/srv/data/pg/global/pg_control": No such file or directory'],
  ["damaged", "PANIC:  could not locate a valid checkpoint record at 0/1830B70"],
  ["damaged", "FATAL:  incorrect checksum in control file"],
  [
    "damaged",
    'postgres: could not access the server configuration file "/srv/data/pg/postgresql.conf": No such file or directory',
  ],
  ["not_started", "FATAL:  could not map anonymous shared memory: Cannot allocate memory"],
  ["not_started", ""],
] as const;

test.each(LOGS)("%s is recognised in: %s", (problem, log) => {
  expect(diagnose(log, PLACE).problem).toBe(problem);
});

test("the message shows the last words of PostgreSQL, in both languages", () => {
  const { message } = diagnose("one\ntwo\nthree\nfour\nfive\nFATAL:  incorrect checksum in control file\n", PLACE);
  expect(message).toContain("incorrect checksum in control file");
  expect(message).not.toContain("one");
  expect(message).toMatch(/damaged[^]*bị hỏng/);
});

test("no message is left with a gap", () => {
  for (const [, log] of LOGS) expect(diagnose(log, PLACE).message).not.toMatch(/\{\w+\}/);
});

function fileError(code: string) {
  return Object.assign(new Error(`${code}: write`), { code });
}

test("a full disk and a closed folder are told apart among file errors", () => {
  expect(diagnoseFileError(fileError("ENOSPC"), "/srv/data")).toMatchObject({ problem: "disk_full" });
  expect(diagnoseFileError(fileError("EACCES"), "/srv/data")).toMatchObject({ problem: "folder_unwritable" });
  expect(diagnoseFileError(fileError("EIO"), "/srv/data")).not.toBeInstanceOf(EmbeddedError);
});
