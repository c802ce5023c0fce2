ALTER TYPE "public"."standing" ADD VALUE 'guest';--> statement-breakpoint
CREATE TABLE "body_kinds" (
	"code" text PRIMARY KEY NOT NULL,
	"name_vi" text NOT NULL,
	"name_en" text NOT NULL,
	"ordinal" integer NOT NULL,
	"source_document" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "position_kinds" (
	"code" text PRIMARY KEY NOT NULL,
	"body_kind" text NOT NULL,
	"name_vi" text NOT NULL,
	"name_en" text NOT NULL,
	"is_single" boolean NOT NULL,
	"ordinal" integer NOT NULL,
	"source_document" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "positions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"root_id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"member_id" uuid NOT NULL,
	"member_name" text NOT NULL,
	"term_id" uuid,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"decision_id" uuid,
	"end_decision_id" uuid,
	"end_reason" text,
	"annulled_at" timestamp with time zone,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"recorded_by" uuid NOT NULL,
	CONSTRAINT "positions_dates_check" CHECK ("positions"."valid_to" is null or "positions"."valid_from" < "positions"."valid_to")
);
--> statement-breakpoint
CREATE TABLE "calendar_days" (
	"id" uuid PRIMARY KEY NOT NULL,
	"root_id" uuid,
	"day" date NOT NULL,
	"is_working" boolean NOT NULL,
	"name" text NOT NULL,
	"source_document" text NOT NULL,
	CONSTRAINT "calendar_days_key" UNIQUE NULLS NOT DISTINCT("root_id","day")
);
--> statement-breakpoint
CREATE TABLE "import_mappings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"root_id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"name" text NOT NULL,
	"columns" jsonb NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "import_mappings_name_key" UNIQUE("unit_id","name")
);
--> statement-breakpoint
CREATE TABLE "member_import_rows" (
	"import_id" uuid NOT NULL,
	"row_no" integer NOT NULL,
	"unit_id" uuid NOT NULL,
	"cells" jsonb NOT NULL,
	"person" jsonb,
	"problems" jsonb NOT NULL,
	"has_error" boolean NOT NULL,
	"has_warning" boolean NOT NULL,
	"known_member_id" uuid,
	CONSTRAINT "member_import_rows_pk" PRIMARY KEY("import_id","row_no")
);
--> statement-breakpoint
CREATE TABLE "member_imports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"root_id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"file_name" text NOT NULL,
	"file_hash" text NOT NULL,
	"sheet_name" text,
	"opened_on" date NOT NULL,
	"status" text NOT NULL,
	"columns" jsonb NOT NULL,
	"rows_total" integer DEFAULT 0 NOT NULL,
	"rows_with_errors" integer DEFAULT 0 NOT NULL,
	"rows_with_warnings" integer DEFAULT 0 NOT NULL,
	"rows_known" integer DEFAULT 0 NOT NULL,
	"rows_done" integer DEFAULT 0 NOT NULL,
	"problem" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" uuid NOT NULL,
	"created_by_name" text NOT NULL,
	"finished_at" timestamp with time zone,
	CONSTRAINT "member_imports_status_check" CHECK ("member_imports"."status" in ('reading', 'mapping', 'checked', 'applying', 'applied', 'cancelled', 'failed'))
);
--> statement-breakpoint
CREATE TABLE "member_merges" (
	"id" uuid PRIMARY KEY NOT NULL,
	"root_id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"kept_id" uuid NOT NULL,
	"merged_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"entry_id" uuid,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"recorded_by" uuid NOT NULL,
	"recorded_by_name" text NOT NULL,
	"undone_at" timestamp with time zone,
	"undone_by_name" text,
	"undone_reason" text,
	CONSTRAINT "member_merges_two_check" CHECK ("member_merges"."kept_id" <> "member_merges"."merged_id")
);
--> statement-breakpoint
CREATE TABLE "org_unit_versions_superseded" (
	"version_id" uuid NOT NULL,
	"root_id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"parent_id" uuid,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"recorded_at" timestamp with time zone NOT NULL,
	"superseded_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "saved_views" (
	"id" uuid PRIMARY KEY NOT NULL,
	"root_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"unit_id" uuid,
	"register" text NOT NULL,
	"name" text NOT NULL,
	"query" text NOT NULL,
	"is_default" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "saved_views_name_key" UNIQUE("account_id","register","name"),
	CONSTRAINT "saved_views_register_check" CHECK ("saved_views"."register" in ('members', 'changes'))
);
--> statement-breakpoint
CREATE TABLE "transfers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"root_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"member_name" text NOT NULL,
	"birth_year" text NOT NULL,
	"standing" "standing" NOT NULL,
	"admission_decided_on" date NOT NULL,
	"official_on" date,
	"from_unit_id" uuid NOT NULL,
	"from_unit_name" text NOT NULL,
	"to_unit_id" uuid NOT NULL,
	"to_unit_name" text NOT NULL,
	"decision_id" uuid,
	"letter_no" text NOT NULL,
	"issued_on" date NOT NULL,
	"present_by" date NOT NULL,
	"status" text DEFAULT 'issued' NOT NULL,
	"closed_on" date,
	"closed_at" timestamp with time zone,
	"closed_by_name" text,
	"reason" text,
	"entry_id" uuid,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"recorded_by" uuid NOT NULL,
	"recorded_by_name" text NOT NULL,
	CONSTRAINT "transfers_letter_key" UNIQUE("from_unit_id","letter_no","issued_on","member_id"),
	CONSTRAINT "transfers_status_check" CHECK ("transfers"."status" in ('issued', 'accepted', 'refused', 'withdrawn', 'lapsed')),
	CONSTRAINT "transfers_two_check" CHECK ("transfers"."from_unit_id" <> "transfers"."to_unit_id"),
	CONSTRAINT "transfers_reason_check" CHECK ("transfers"."status" <> 'refused' or "transfers"."reason" is not null)
);
--> statement-breakpoint
ALTER TABLE "change_kinds" ADD COLUMN "root_id" uuid;--> statement-breakpoint
ALTER TABLE "change_kinds" ADD COLUMN "standing" text DEFAULT 'any' NOT NULL;--> statement-breakpoint
ALTER TABLE "member_events" ADD COLUMN "until_on" date;--> statement-breakpoint
ALTER TABLE "member_events" ADD COLUMN "note" text;--> statement-breakpoint
ALTER TABLE "member_events" ADD COLUMN "org_event_id" uuid;--> statement-breakpoint
ALTER TABLE "member_events" ADD COLUMN "transfer_id" uuid;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "seniority_from" date;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "sort_as" text;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "exempt_since" date;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "exempt_until" date;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "suspended_since" date;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "away_since" date;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "away_until" date;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "away_place" text;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "merged_into_id" uuid;--> statement-breakpoint
ALTER TABLE "org_events" ADD COLUMN "status" text DEFAULT 'done' NOT NULL;--> statement-breakpoint
ALTER TABLE "org_events" ADD COLUMN "plan" jsonb;--> statement-breakpoint
ALTER TABLE "org_events" ADD COLUMN "undoes_id" uuid;--> statement-breakpoint
ALTER TABLE "org_events" ADD COLUMN "reason" text;--> statement-breakpoint
ALTER TABLE "org_events" ADD COLUMN "recorded_by_name" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "org_unit_versions" ADD COLUMN "recorded_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "position_kinds" ADD CONSTRAINT "position_kinds_body_kind_body_kinds_code_fk" FOREIGN KEY ("body_kind") REFERENCES "public"."body_kinds"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "positions" ADD CONSTRAINT "positions_unit_id_org_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."org_units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "positions" ADD CONSTRAINT "positions_kind_position_kinds_code_fk" FOREIGN KEY ("kind") REFERENCES "public"."position_kinds"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "positions" ADD CONSTRAINT "positions_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "positions" ADD CONSTRAINT "positions_term_id_terms_id_fk" FOREIGN KEY ("term_id") REFERENCES "public"."terms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "positions" ADD CONSTRAINT "positions_decision_id_decisions_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."decisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "positions" ADD CONSTRAINT "positions_end_decision_id_decisions_id_fk" FOREIGN KEY ("end_decision_id") REFERENCES "public"."decisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_mappings" ADD CONSTRAINT "import_mappings_unit_id_org_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."org_units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_import_rows" ADD CONSTRAINT "member_import_rows_import_id_member_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."member_imports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_imports" ADD CONSTRAINT "member_imports_unit_id_org_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."org_units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_merges" ADD CONSTRAINT "member_merges_unit_id_org_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."org_units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_merges" ADD CONSTRAINT "member_merges_kept_id_members_id_fk" FOREIGN KEY ("kept_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_merges" ADD CONSTRAINT "member_merges_merged_id_members_id_fk" FOREIGN KEY ("merged_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_merges" ADD CONSTRAINT "member_merges_entry_id_member_events_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."member_events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfers" ADD CONSTRAINT "transfers_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfers" ADD CONSTRAINT "transfers_from_unit_id_org_units_id_fk" FOREIGN KEY ("from_unit_id") REFERENCES "public"."org_units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfers" ADD CONSTRAINT "transfers_to_unit_id_org_units_id_fk" FOREIGN KEY ("to_unit_id") REFERENCES "public"."org_units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfers" ADD CONSTRAINT "transfers_decision_id_decisions_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."decisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfers" ADD CONSTRAINT "transfers_entry_id_member_events_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."member_events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "positions_unit_idx" ON "positions" USING btree ("unit_id","valid_from");--> statement-breakpoint
CREATE INDEX "positions_member_idx" ON "positions" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "calendar_days_day_idx" ON "calendar_days" USING btree ("day");--> statement-breakpoint
CREATE INDEX "member_imports_unit_idx" ON "member_imports" USING btree ("unit_id","created_at");--> statement-breakpoint
CREATE INDEX "member_merges_kept_idx" ON "member_merges" USING btree ("kept_id");--> statement-breakpoint
CREATE UNIQUE INDEX "member_merges_standing_key" ON "member_merges" USING btree ("merged_id") WHERE "member_merges"."undone_at" is null;--> statement-breakpoint
CREATE INDEX "org_unit_versions_superseded_unit_idx" ON "org_unit_versions_superseded" USING btree ("unit_id","recorded_at");--> statement-breakpoint
CREATE INDEX "org_unit_versions_superseded_root_idx" ON "org_unit_versions_superseded" USING btree ("root_id","recorded_at");--> statement-breakpoint
CREATE UNIQUE INDEX "saved_views_default_key" ON "saved_views" USING btree ("account_id","register") WHERE "saved_views"."is_default";--> statement-breakpoint
CREATE INDEX "saved_views_unit_idx" ON "saved_views" USING btree ("unit_id","register");--> statement-breakpoint
CREATE UNIQUE INDEX "transfers_open_key" ON "transfers" USING btree ("member_id") WHERE "transfers"."status" = 'issued';--> statement-breakpoint
CREATE INDEX "transfers_from_idx" ON "transfers" USING btree ("from_unit_id","status","issued_on");--> statement-breakpoint
CREATE INDEX "transfers_to_idx" ON "transfers" USING btree ("to_unit_id","status","issued_on");--> statement-breakpoint
ALTER TABLE "member_events" ADD CONSTRAINT "member_events_org_event_id_org_events_id_fk" FOREIGN KEY ("org_event_id") REFERENCES "public"."org_events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "member_events_org_event_idx" ON "member_events" USING btree ("org_event_id");--> statement-breakpoint
CREATE INDEX "member_events_timeline_idx" ON "member_events" USING btree ("root_id","member_id","effective_on","seq");--> statement-breakpoint
CREATE INDEX "members_namesake_idx" ON "members" USING btree ("search","birth_date");--> statement-breakpoint
CREATE INDEX "members_merged_idx" ON "members" USING btree ("merged_into_id");--> statement-breakpoint
CREATE INDEX "org_event_units_unit_idx" ON "org_event_units" USING btree ("unit_id");--> statement-breakpoint
CREATE INDEX "org_events_root_idx" ON "org_events" USING btree ("root_id","effective_on");--> statement-breakpoint
ALTER TABLE "org_events" ADD CONSTRAINT "org_events_undoes_key" UNIQUE("undoes_id");--> statement-breakpoint
ALTER TABLE "change_kinds" ADD CONSTRAINT "change_kinds_standing_check" CHECK ("change_kinds"."standing" in ('any', 'official', 'probationary'));--> statement-breakpoint
ALTER TABLE "org_events" ADD CONSTRAINT "org_events_status_check" CHECK ("org_events"."status" in ('done', 'pending', 'cancelled', 'undone'));