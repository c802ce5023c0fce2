import type { Actor } from "@/lib/actor";
import { can, requireScope } from "@/server/access";
import type { RegisterAddress } from "../rules/register-address";
import { getMember, type MemberFile } from "./get-member";
import { listMembers, type MemberPage } from "./list-members";
import { listSavedViews, type SavedViews } from "./list-saved-views";
import { filterOf } from "./member-filter";

export interface RegisterScreen {
  readonly page: MemberPage;
  readonly saved: SavedViews;
  /** The member whose panel is open. */
  readonly member: MemberFile | null;
  readonly may: { readonly register: boolean; readonly record: boolean; readonly exportRegister: boolean };
}

/** The register as an address asks for it, with the reader's views of it and the member opened beside it. */
export async function getRegisterScreen(actor: Actor, address: RegisterAddress): Promise<RegisterScreen> {
  requireScope(actor, "member.read");
  const { cols, after, before, open, view: _view, ...filters } = address;
  const [page, saved, member] = await Promise.all([
    listMembers(actor, { ...filterOf(filters), after, before, withSeniority: cols.includes("seniority") }),
    listSavedViews(actor),
    open === undefined ? null : getMember(actor, { memberId: open }),
  ]);
  return {
    page,
    saved,
    member,
    may: {
      register: can(actor, "member.register"),
      record: can(actor, "change.record"),
      exportRegister: can(actor, "member.export"),
    },
  };
}
