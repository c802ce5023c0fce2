export const ROLES = ["secretary", "office_staff", "leader", "auditor", "administrator"] as const;
export type Role = (typeof ROLES)[number];

export interface Grant {
  readonly role: Role;
  readonly unitId: string;
  readonly rootId: string;
  /** In whose place the role is held, and until the end of which day, where it is. */
  readonly actingFor?: { readonly name: string; readonly until: string } | undefined;
}

declare const minted: unique symbol;

/** Who is asking. Only `server/mint-actor.ts` makes one, so a query cannot be called without a checked session. */
export interface Actor {
  readonly [minted]: true;
  readonly accountId: string;
  readonly rootId: string;
  readonly name: string;
  readonly email: string;
  readonly locale: "vi" | "en";
  readonly grants: readonly Grant[];
  readonly requestId: string;
}
