type ImportRule = {
  /** Says what the files are; it begins the message of a violation. */
  name: string;
  from: RegExp;
  /** What they may import of ours; `$1` is the first group of `from`. */
  mayImport: string;
};

const OPEN_TO_OTHER_FEATURES = "^features/[^/]+/(schema|rules|queries)[./]";

// The first rule whose `from` matches decides; a file no rule matches lies outside the layout.
export const IMPORT_RULES: readonly ImportRule[] = [
  {
    name: "a test",
    from: /\.test\.tsx?$|\/testing\//,
    mayImport: "^(app|components|features|server|db|lib|scripts|messages)/",
  },
  { name: "lib", from: /^lib\//, mayImport: "^lib/" },
  { name: "db", from: /^db\//, mayImport: "^(db|lib)/" },
  { name: "server", from: /^server\//, mayImport: "^(server|db|lib|messages)/" },
  { name: "components", from: /^components\//, mayImport: "^(components|lib)/" },
  {
    name: "schema and rules of a feature",
    from: /^features\/([^/]+)\/(?:schema|rules)[./]/,
    mayImport: "^lib/|^features/[^/]+/(schema|rules)[./]",
  },
  {
    name: "queries of a feature",
    from: /^features\/([^/]+)\/queries[./]/,
    mayImport: `^(server|db|lib)/|${OPEN_TO_OTHER_FEATURES}`,
  },
  {
    name: "commands of a feature",
    from: /^features\/([^/]+)\/commands[./]/,
    mayImport: `^(server|db|lib)/|${OPEN_TO_OTHER_FEATURES}|^features/$1/commands[./]`,
  },
  {
    name: "actions of a feature",
    from: /^features\/([^/]+)\/actions\.ts$/,
    mayImport: `^(server|lib)/|${OPEN_TO_OTHER_FEATURES}|^features/$1/commands[./]`,
  },
  {
    name: "components of a feature",
    from: /^features\/([^/]+)\/components\//,
    mayImport: `^(components|server|lib)/|${OPEN_TO_OTHER_FEATURES}|^features/$1/(actions|components)[./]`,
  },
  { name: "app", from: /^app\//, mayImport: "^(app|components|features|server|lib|messages)/" },
  { name: "e2e", from: /^e2e\//, mayImport: "^(e2e|db|lib|messages)/" },
  { name: "scripts", from: /^scripts\//, mayImport: "^(scripts|features|server|db|lib|messages|e2e)/|^[^/]+$" },
  {
    name: "the start of the server",
    from: /^instrumentation\.ts$/,
    mayImport: "^(server|db|lib)/|^features/[^/]+/commands[./]",
  },
  { name: "the root", from: /^[^/]+$/, mayImport: "^(server|db|lib)/|^[^/]+$" },
];

type PackageRule = { packages: RegExp; only: RegExp; because: string };

export const PACKAGE_RULES: readonly PackageRule[] = [
  {
    packages: /^(pg|drizzle-orm)(\/|$)/,
    only: /^(db|server|scripts|e2e)\/|^features\/[^/]+\/(queries|commands)[./]|\.test\.ts$/,
    because: "only queries and commands of a feature speak to the database",
  },
  {
    packages: /^(react|react-dom|next|next-intl|next-auth|react-aria-components)(\/|$)/,
    only: /^(?!lib\/|db\/|features\/[^/]+\/(schema|rules)[./])/,
    because: "lib, db, schema and rules run without a framework",
  },
];

type DoorRule = { target: string; name?: string; only: RegExp; because: string };

// The locks that a type alone does not hold: who may mint an actor, who may reach the pool.
export const DOOR_RULES: readonly DoorRule[] = [
  {
    target: "db/connection.ts",
    only: /^(db|server|scripts|e2e)\/|\.test\.ts$/,
    because: "features read with readAs and write with transact",
  },
  {
    target: "server/mint-actor.ts",
    name: "mintActor",
    only: /^server\/|^scripts\/demo\/|\/testing\/|\.test\.ts$/,
    because: "only the server makes an actor, from a session it has checked; the demonstration writes its own past",
  },
];
