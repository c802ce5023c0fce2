CREATE TABLE "consolidated_figures" (
	"root_id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"quarter" text NOT NULL,
	"indicator" text NOT NULL,
	"value" numeric(18, 4) NOT NULL,
	"explanation" text DEFAULT '' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"changed_by" uuid NOT NULL,
	"changed_by_name" text NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "consolidated_figures_pk" PRIMARY KEY("unit_id","quarter","indicator"),
	CONSTRAINT "consolidated_figures_quarter_check" CHECK ("consolidated_figures"."quarter" ~ '^[0-9]{4}-Q[1-4]$')
);
--> statement-breakpoint
CREATE TABLE "consolidated_narratives" (
	"root_id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"quarter" text NOT NULL,
	"section" text NOT NULL,
	"body" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"changed_by" uuid NOT NULL,
	"changed_by_name" text NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "consolidated_narratives_pk" PRIMARY KEY("unit_id","quarter","section"),
	CONSTRAINT "consolidated_narratives_quarter_check" CHECK ("consolidated_narratives"."quarter" ~ '^[0-9]{4}-Q[1-4]$')
);
--> statement-breakpoint
CREATE TABLE "consolidated_quotes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"root_id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"quarter" text NOT NULL,
	"section" text NOT NULL,
	"source_unit_id" uuid NOT NULL,
	"source_unit_name" text NOT NULL,
	"report_id" uuid NOT NULL,
	"ordinal" integer NOT NULL,
	"body" text NOT NULL,
	"taken_by" uuid NOT NULL,
	"taken_by_name" text NOT NULL,
	"taken_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "report_figures_frozen" (
	"root_id" uuid NOT NULL,
	"report_id" uuid NOT NULL,
	"ordinal" integer NOT NULL,
	"unit_id" uuid NOT NULL,
	"quarter" text NOT NULL,
	"indicator" text NOT NULL,
	"kind" text NOT NULL,
	"value" numeric(18, 4),
	"computed" numeric(18, 4),
	"numerator" numeric(18, 4),
	"denominator" numeric(18, 4),
	"answer" text,
	"remark" text,
	"reason" text,
	CONSTRAINT "report_figures_frozen_pk" PRIMARY KEY("report_id","ordinal","indicator")
);
--> statement-breakpoint
CREATE TABLE "report_imports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"root_id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"report_id" uuid NOT NULL,
	"installation_id" uuid NOT NULL,
	"installation_name" text NOT NULL,
	"content_hash" text NOT NULL,
	"figures" integer NOT NULL,
	"chapters" integer NOT NULL,
	"imported_by" uuid NOT NULL,
	"imported_by_name" text NOT NULL,
	"imported_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "report_imports_key" UNIQUE("report_id","content_hash")
);
--> statement-breakpoint
CREATE TABLE "trusted_installations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"root_id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"name" text NOT NULL,
	"public_key" text NOT NULL,
	"added_by" uuid NOT NULL,
	"added_at" timestamp with time zone DEFAULT now() NOT NULL,
	"revoked_at" timestamp with time zone,
	"revoked_by" uuid,
	CONSTRAINT "trusted_installations_key" UNIQUE("root_id","public_key","unit_id")
);
--> statement-breakpoint
CREATE TABLE "form_groups" (
	"form_version_id" uuid NOT NULL,
	"code" text NOT NULL,
	"title_vi" text NOT NULL,
	"title_en" text NOT NULL,
	"ordinal" integer NOT NULL,
	CONSTRAINT "form_groups_pk" PRIMARY KEY("form_version_id","code")
);
--> statement-breakpoint
CREATE TABLE "form_rules" (
	"form_version_id" uuid NOT NULL,
	"code" text NOT NULL,
	"expression" text NOT NULL,
	"severity" text NOT NULL,
	"message_vi" text NOT NULL,
	"message_en" text NOT NULL,
	"source_document" text DEFAULT '' NOT NULL,
	"is_on" boolean DEFAULT true NOT NULL,
	"ordinal" integer NOT NULL,
	CONSTRAINT "form_rules_pk" PRIMARY KEY("form_version_id","code"),
	CONSTRAINT "form_rules_severity_check" CHECK ("form_rules"."severity" in ('explain', 'block'))
);
--> statement-breakpoint
CREATE TABLE "indicator_targets" (
	"root_id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"year" integer NOT NULL,
	"indicator" text NOT NULL,
	"value" numeric(18, 4) NOT NULL,
	"source_document" text DEFAULT '' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"changed_by" uuid NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "indicator_targets_pk" PRIMARY KEY("unit_id","year","indicator")
);
--> statement-breakpoint
CREATE TABLE "outbox_messages" (
	"id" uuid PRIMARY KEY NOT NULL,
	"root_id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"key" text NOT NULL,
	"params" jsonb NOT NULL,
	"href" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"read_at" timestamp with time zone,
	"email" text DEFAULT 'waiting' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp with time zone DEFAULT now() NOT NULL,
	"sent_at" timestamp with time zone,
	"last_error" text,
	CONSTRAINT "outbox_messages_key" UNIQUE("account_id","key"),
	CONSTRAINT "outbox_messages_email_check" CHECK ("outbox_messages"."email" in ('waiting', 'sending', 'sent', 'failed', 'off'))
);
--> statement-breakpoint
CREATE TABLE "period_extensions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"root_id" uuid NOT NULL,
	"quarter" text NOT NULL,
	"unit_id" uuid NOT NULL,
	"due_on" date NOT NULL,
	"reason" text NOT NULL,
	"granted_by" uuid NOT NULL,
	"granted_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "period_extensions_quarter_check" CHECK ("period_extensions"."quarter" ~ '^[0-9]{4}-Q[1-4]$')
);
--> statement-breakpoint
CREATE TABLE "period_reopenings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"root_id" uuid NOT NULL,
	"quarter" text NOT NULL,
	"unit_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"until" date NOT NULL,
	"opened_by" uuid NOT NULL,
	"opened_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	"ended_by" uuid
);
--> statement-breakpoint
CREATE TABLE "report_attachments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"root_id" uuid NOT NULL,
	"report_id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"name" text NOT NULL,
	"media_type" text NOT NULL,
	"size" integer NOT NULL,
	"sha256" text NOT NULL,
	"content" "bytea" NOT NULL,
	"added_by" uuid NOT NULL,
	"added_at" timestamp with time zone DEFAULT now() NOT NULL,
	"removed_at" timestamp with time zone,
	"removed_by" uuid
);
--> statement-breakpoint
CREATE TABLE "report_collections" (
	"root_id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"from_quarter" text NOT NULL,
	"to_quarter" text,
	"source_document" text DEFAULT '' NOT NULL,
	"set_by" uuid NOT NULL,
	"set_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "report_collections_pk" PRIMARY KEY("unit_id","from_quarter"),
	CONSTRAINT "report_collections_quarters_check" CHECK ("report_collections"."to_quarter" is null or "report_collections"."from_quarter" < "report_collections"."to_quarter")
);
--> statement-breakpoint
CREATE TABLE "report_explanations" (
	"root_id" uuid NOT NULL,
	"report_id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"finding" text NOT NULL,
	"body" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"changed_by" uuid NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "report_explanations_pk" PRIMARY KEY("report_id","finding")
);
--> statement-breakpoint
CREATE TABLE "report_presence" (
	"root_id" uuid NOT NULL,
	"report_id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"name" text NOT NULL,
	"field" text,
	"seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "report_presence_pk" PRIMARY KEY("report_id","account_id")
);
--> statement-breakpoint
CREATE TABLE "report_remarks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"root_id" uuid NOT NULL,
	"report_id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"field" text NOT NULL,
	"kind" text NOT NULL,
	"body" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"by_account" uuid NOT NULL,
	"by_name" text NOT NULL,
	CONSTRAINT "report_remarks_kind_check" CHECK ("report_remarks"."kind" in ('remark', 'flag', 'settled'))
);
--> statement-breakpoint
CREATE TABLE "report_writers" (
	"root_id" uuid NOT NULL,
	"report_id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"first_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "report_writers_pk" PRIMARY KEY("report_id","account_id")
);
--> statement-breakpoint
ALTER TABLE "indicators" DROP CONSTRAINT "indicators_kind_check";--> statement-breakpoint
ALTER TABLE "form_sections" ADD COLUMN "answered_by" text[] DEFAULT '{}'::text[] NOT NULL;--> statement-breakpoint
ALTER TABLE "form_versions" ADD COLUMN "root_id" uuid;--> statement-breakpoint
ALTER TABLE "form_versions" ADD COLUMN "status" text DEFAULT 'published' NOT NULL;--> statement-breakpoint
ALTER TABLE "form_versions" ADD COLUMN "created_by" uuid;--> statement-breakpoint
ALTER TABLE "form_versions" ADD COLUMN "created_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "form_versions" ADD COLUMN "published_by" uuid;--> statement-breakpoint
ALTER TABLE "form_versions" ADD COLUMN "published_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "indicators" ADD COLUMN "part_of" text;--> statement-breakpoint
ALTER TABLE "indicators" ADD COLUMN "decimals" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "indicators" ADD COLUMN "answered_by" text[] DEFAULT '{}'::text[] NOT NULL;--> statement-breakpoint
ALTER TABLE "indicators" ADD COLUMN "has_target" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "indicators" ADD COLUMN "is_required" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "indicators" ADD COLUMN "guidance_vi" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "indicators" ADD COLUMN "guidance_en" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "periods" ADD COLUMN "locked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "periods" ADD COLUMN "locked_by" uuid;--> statement-breakpoint
ALTER TABLE "report_figures" ADD COLUMN "answer" text;--> statement-breakpoint
ALTER TABLE "report_figures" ADD COLUMN "cumulative" numeric(18, 4);--> statement-breakpoint
ALTER TABLE "report_snapshots" ADD COLUMN "is_restatement" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "reports" ADD COLUMN "accepted_ordinal" integer;--> statement-breakpoint
ALTER TABLE "grants" ADD COLUMN "acting_for" uuid;--> statement-breakpoint
ALTER TABLE "consolidated_figures" ADD CONSTRAINT "consolidated_figures_unit_id_org_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."org_units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consolidated_narratives" ADD CONSTRAINT "consolidated_narratives_unit_id_org_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."org_units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consolidated_quotes" ADD CONSTRAINT "consolidated_quotes_unit_id_org_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."org_units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consolidated_quotes" ADD CONSTRAINT "consolidated_quotes_report_id_reports_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."reports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_figures_frozen" ADD CONSTRAINT "report_figures_frozen_report_id_reports_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."reports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_imports" ADD CONSTRAINT "report_imports_report_id_reports_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."reports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_imports" ADD CONSTRAINT "report_imports_installation_id_trusted_installations_id_fk" FOREIGN KEY ("installation_id") REFERENCES "public"."trusted_installations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trusted_installations" ADD CONSTRAINT "trusted_installations_unit_id_org_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."org_units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "form_groups" ADD CONSTRAINT "form_groups_form_version_id_form_versions_id_fk" FOREIGN KEY ("form_version_id") REFERENCES "public"."form_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "form_rules" ADD CONSTRAINT "form_rules_form_version_id_form_versions_id_fk" FOREIGN KEY ("form_version_id") REFERENCES "public"."form_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "period_extensions" ADD CONSTRAINT "period_extensions_unit_id_org_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."org_units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "period_reopenings" ADD CONSTRAINT "period_reopenings_unit_id_org_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."org_units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_attachments" ADD CONSTRAINT "report_attachments_report_id_reports_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."reports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_collections" ADD CONSTRAINT "report_collections_unit_id_org_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."org_units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_explanations" ADD CONSTRAINT "report_explanations_report_id_reports_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."reports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_presence" ADD CONSTRAINT "report_presence_report_id_reports_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."reports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_remarks" ADD CONSTRAINT "report_remarks_report_id_reports_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."reports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_writers" ADD CONSTRAINT "report_writers_report_id_reports_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."reports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "consolidated_quotes_chapter_idx" ON "consolidated_quotes" USING btree ("unit_id","quarter","section");--> statement-breakpoint
CREATE INDEX "report_figures_frozen_indicator_idx" ON "report_figures_frozen" USING btree ("root_id","quarter","indicator");--> statement-breakpoint
CREATE INDEX "report_imports_root_idx" ON "report_imports" USING btree ("root_id","imported_at");--> statement-breakpoint
CREATE INDEX "trusted_installations_root_idx" ON "trusted_installations" USING btree ("root_id");--> statement-breakpoint
CREATE INDEX "indicator_targets_root_idx" ON "indicator_targets" USING btree ("root_id","year");--> statement-breakpoint
CREATE INDEX "outbox_messages_account_idx" ON "outbox_messages" USING btree ("account_id","created_at");--> statement-breakpoint
CREATE INDEX "outbox_messages_waiting_idx" ON "outbox_messages" USING btree ("next_attempt_at") WHERE "outbox_messages"."email" in ('waiting', 'sending');--> statement-breakpoint
CREATE INDEX "period_extensions_quarter_idx" ON "period_extensions" USING btree ("root_id","quarter","unit_id","granted_at");--> statement-breakpoint
CREATE INDEX "period_reopenings_quarter_idx" ON "period_reopenings" USING btree ("root_id","quarter");--> statement-breakpoint
CREATE INDEX "report_attachments_report_idx" ON "report_attachments" USING btree ("report_id");--> statement-breakpoint
CREATE INDEX "report_remarks_report_idx" ON "report_remarks" USING btree ("report_id","at");--> statement-breakpoint
CREATE INDEX "form_versions_in_force_idx" ON "form_versions" USING btree ("code","effective_from");--> statement-breakpoint
ALTER TABLE "form_versions" ADD CONSTRAINT "form_versions_key" UNIQUE NULLS NOT DISTINCT("root_id","code","version");--> statement-breakpoint
ALTER TABLE "form_versions" ADD CONSTRAINT "form_versions_status_check" CHECK ("form_versions"."status" in ('draft', 'published'));--> statement-breakpoint
ALTER TABLE "form_versions" ADD CONSTRAINT "form_versions_quarter_check" CHECK ("form_versions"."effective_from" ~ '^[0-9]{4}-Q[1-4]$');--> statement-breakpoint
ALTER TABLE "indicators" ADD CONSTRAINT "indicators_decimals_check" CHECK ("indicators"."decimals" between 0 and 4);--> statement-breakpoint
ALTER TABLE "indicators" ADD CONSTRAINT "indicators_code_check" CHECK ("indicators"."code" ~ '^[A-Z][A-Z0-9_]{0,39}$');--> statement-breakpoint
ALTER TABLE "indicators" ADD CONSTRAINT "indicators_kind_check" CHECK ("indicators"."kind" in ('flow', 'stock', 'ratio', 'text', 'yes_no'));--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grants_acting_check" CHECK ("grants"."acting_for" is null or ("grants"."valid_to" is not null and "grants"."acting_for" <> "grants"."account_id"));