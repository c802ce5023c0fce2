import {
  ArrowLeftRight,
  BookUser,
  Building2,
  CalendarClock,
  CalendarDays,
  ChartColumn,
  ClipboardList,
  FileDown,
  FileSpreadsheet,
  FileText,
  ListChecks,
  ListTree,
  Medal,
  ScrollText,
  Sigma,
  Target,
  UserRoundCog,
  UserRoundPen,
  type LucideIcon,
} from "lucide-react";
import type { Actor, Role } from "@/lib/actor";
import { can } from "@/server/access";
import type { Permission } from "@/server/permissions";

interface Room {
  readonly key: string;
  readonly href: string;
  /** Addresses elsewhere that belong to it. */
  readonly also?: readonly string[];
  readonly Icon: LucideIcon;
  /** Any of these opens the room. */
  readonly permissions: readonly Permission[];
}

/** The rooms of the office in the order of the rail. */
const ROOMS = [
  { key: "tasks", href: "/tasks", Icon: ListChecks, permissions: ["report.edit", "report.review"] },
  { key: "overview", href: "/overview", Icon: ChartColumn, permissions: ["figure.read"] },
  { key: "reports", href: "/reports", Icon: FileText, permissions: ["report.read"] },
  { key: "consolidation", href: "/consolidation", Icon: Sigma, permissions: ["consolidation.read"] },
  { key: "members", href: "/members", Icon: BookUser, permissions: ["member.read"] },
  { key: "changes", href: "/changes", also: ["/transfers"], Icon: UserRoundPen, permissions: ["change.read"] },
  { key: "awards", href: "/awards", Icon: Medal, permissions: ["award.read"] },
  { key: "orgUnits", href: "/org-units", Icon: Building2, permissions: ["unit.read"] },
  { key: "periods", href: "/periods", Icon: CalendarClock, permissions: ["period.edit"] },
  { key: "calendar", href: "/calendar", Icon: CalendarDays, permissions: ["calendar.edit"] },
  { key: "changeKinds", href: "/change-kinds", Icon: ListTree, permissions: ["kind.edit"] },
  { key: "forms", href: "/forms", Icon: ClipboardList, permissions: ["form.edit"] },
  { key: "targets", href: "/forms/targets", Icon: Target, permissions: ["target.edit"] },
  { key: "documents", href: "/documents/review", Icon: FileDown, permissions: ["document.make"] },
  { key: "exchange", href: "/exchange", Icon: ArrowLeftRight, permissions: ["exchange.use"] },
  { key: "exports", href: "/exports", Icon: FileSpreadsheet, permissions: ["export.make"] },
  { key: "auditLog", href: "/audit-log", Icon: ScrollText, permissions: ["log.read"] },
  { key: "accounts", href: "/accounts", Icon: UserRoundCog, permissions: ["account.manage"] },
] as const satisfies readonly Room[];

type OfficeRoom = (typeof ROOMS)[number];

/** The rooms an actor may enter; the pages behind them ask again. */
export function roomsOf(actor: Actor): readonly (OfficeRoom & Room)[] {
  return ROOMS.filter((room) => room.permissions.some((permission) => can(actor, permission)));
}

/** What stands on a phone's bar: the four rooms a role uses most. */
export const MOST_USED = {
  secretary: ["/tasks", "/reports", "/members", "/changes"],
  office_staff: ["/tasks", "/reports", "/overview", "/changes"],
  leader: ["/overview", "/reports", "/members", "/awards"],
  auditor: ["/overview", "/audit-log", "/exports", "/changes"],
  administrator: ["/accounts", "/forms", "/org-units"],
} as const satisfies Record<Role, readonly OfficeRoom["href"][]>;
