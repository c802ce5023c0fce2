import { Client } from "pg";
import type { TestProject } from "vitest/node";
import { migrate } from "../migrate";
import { startTestCluster } from "./cluster";

declare module "vitest" {
  interface ProvidedContext {
    clusterUrl: string;
  }
}

/** One cluster for the run, one migrated template in it; each test file copies the template. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const kind = process.env["TEST_DATABASE"] === "server" ? "server" : "embedded";
  const cluster = await startTestCluster(kind);
  const client = new Client({ connectionString: cluster.url("postgres", "postgres") });
  await client.connect();
  await client.query("create role so_ket_owner login; create role so_ket_app login");
  await client.query("create database so_ket_template owner so_ket_owner");
  await client.end();
  await migrate(cluster.url("so_ket_template", "so_ket_owner"));
  project.provide("clusterUrl", cluster.url("DATABASE", "ACCOUNT"));
  return () => cluster.stop();
}
