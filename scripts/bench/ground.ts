import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { drizzle } from "drizzle-orm/node-postgres";
import { Client } from "pg";
import { makeFactories } from "@/db/factories";
import { closePool } from "@/db/connection";
import { startEmbedded } from "@/db/embedded/server";
import { migrate } from "@/db/migrate";
import { makeActor } from "@/db/testing/actors";
import type { Actor } from "@/lib/actor";
import { growTree, type SeededTree } from "./seed-tree";

/** An office of many units on the embedded database with its own settings, for queries and commands called directly. */
export interface Ground {
  /** Past row-level security. */
  readonly owner: Client;
  /** Past triggers too, for seeding by the hundred thousand. */
  readonly superuser: Client;
  readonly appUrl: string;
  readonly tree: SeededTree;
  /** Keeps the whole office. */
  readonly staff: Actor;
  /** Keeps a tenth of it. */
  readonly secretary: Actor;
}

export async function withGround<T>(work: (ground: Ground) => Promise<T>): Promise<T> {
  const home = mkdtempSync(path.join(tmpdir(), "so-ket-bench-"));
  const dataDir = path.join(home, "data");
  mkdirSync(dataDir, { mode: 0o700 });
  const server = await startEmbedded(dataDir);
  const [owner, superuser] = [server.ownerUrl, server.superuserUrl].map((url) => new Client({ connectionString: url }));
  try {
    if (!owner || !superuser) throw new Error("No connection.");
    await migrate(server.ownerUrl);
    await Promise.all([owner.connect(), superuser.connect()]);
    await superuser.query("set session_replication_role = replica");
    process.env["DATABASE_URL"] = server.appUrl;
    await closePool();
    const make = makeFactories(drizzle({ client: owner }));
    const root = await make.makeRoot({ name: "Đảng bộ tỉnh thử tải" });
    const tree = await growTree(superuser, root.id);
    const staff = await makeActor(make, "office_staff", root);
    const secretary = await makeActor(make, "secretary", { id: tree.tenthId, rootId: root.id });
    return await work({ owner, superuser, appUrl: server.appUrl, tree, staff, secretary });
  } finally {
    await closePool();
    await Promise.all([owner?.end(), superuser?.end()]);
    await server.stop();
    rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}
