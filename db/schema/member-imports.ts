import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { orgUnits } from "./org-units";

/** A file of members brought in: read and checked whole before any of it is written. */
export const memberImports = pgTable(
  "member_imports",
  {
    id: uuid().primaryKey(),
    rootId: uuid("root_id").notNull(),
    unitId: uuid("unit_id")
      .notNull()
      .references(() => orgUnits.id),
    fileName: text("file_name").notNull(),
    /** SHA-256 of the file, in hexadecimal. */
    fileHash: text("file_hash").notNull(),
    sheetName: text("sheet_name"),
    /** The day the members are entered as of. */
    openedOn: date("opened_on", { mode: "string" }).notNull(),
    status: text().notNull(),
    /** Each column of the file: its heading, the field it is read as, or why it is dropped. */
    columns: jsonb().notNull(),
    rowsTotal: integer("rows_total").notNull().default(0),
    rowsWithErrors: integer("rows_with_errors").notNull().default(0),
    rowsWithWarnings: integer("rows_with_warnings").notNull().default(0),
    rowsKnown: integer("rows_known").notNull().default(0),
    rowsDone: integer("rows_done").notNull().default(0),
    /** Message key of what stopped it. */
    problem: text(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
    createdBy: uuid("created_by").notNull(),
    createdByName: text("created_by_name").notNull(),
    finishedAt: timestamp("finished_at", { withTimezone: true }),
  },
  (t) => [
    index("member_imports_unit_idx").on(t.unitId, t.createdAt),
    check(
      "member_imports_status_check",
      sql`${t.status} in ('reading', 'mapping', 'checked', 'applying', 'applied', 'cancelled', 'failed')`,
    ),
  ],
);

/** A row of the file with all that is wrong with it; gone when the import is over. */
export const memberImportRows = pgTable(
  "member_import_rows",
  {
    importId: uuid("import_id")
      .notNull()
      .references(() => memberImports.id, { onDelete: "cascade" }),
    rowNo: integer("row_no").notNull(),
    unitId: uuid("unit_id").notNull(),
    /** The cells as read, then the person they give. */
    cells: jsonb().notNull(),
    person: jsonb(),
    problems: jsonb().notNull(),
    hasError: boolean("has_error").notNull(),
    hasWarning: boolean("has_warning").notNull(),
    /** The member already in the register that this row is about. */
    knownMemberId: uuid("known_member_id"),
  },
  (t) => [primaryKey({ name: "member_import_rows_pk", columns: [t.importId, t.rowNo] })],
);

/** Which heading of an office's own file is read as which field. */
export const importMappings = pgTable(
  "import_mappings",
  {
    id: uuid().primaryKey(),
    rootId: uuid("root_id").notNull(),
    unitId: uuid("unit_id")
      .notNull()
      .references(() => orgUnits.id),
    name: text().notNull(),
    columns: jsonb().notNull(),
    createdBy: uuid("created_by").notNull(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [unique("import_mappings_name_key").on(t.unitId, t.name)],
);
