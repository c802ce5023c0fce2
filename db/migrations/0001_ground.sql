CREATE TYPE "public"."standing" AS ENUM('probationary', 'official', 'left');--> statement-breakpoint
CREATE TYPE "public"."report_status" AS ENUM('draft', 'submitted', 'returned', 'accepted');--> statement-breakpoint
CREATE TYPE "public"."role" AS ENUM('secretary', 'office_staff', 'leader', 'auditor', 'administrator');--> statement-breakpoint
CREATE TABLE "audit_entries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"root_id" uuid,
	"at" timestamp (3) with time zone NOT NULL,
	"actor_id" uuid,
	"actor_name" text NOT NULL,
	"action" text NOT NULL,
	"subject_type" text NOT NULL,
	"subject_id" text NOT NULL,
	"unit_id" uuid,
	"reason" text,
	"details" jsonb NOT NULL,
	"request_id" text NOT NULL,
	"leaf_hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "award_forms" (
	"code" text PRIMARY KEY NOT NULL,
	"name_vi" text NOT NULL,
	"name_en" text NOT NULL,
	"for_units" boolean NOT NULL,
	"for_members" boolean NOT NULL,
	"has_mark" boolean NOT NULL,
	"ordinal" integer NOT NULL,
	"source_document" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "award_recipients" (
	"id" uuid PRIMARY KEY NOT NULL,
	"root_id" uuid NOT NULL,
	"award_id" uuid NOT NULL,
	"form" text NOT NULL,
	"unit_id" uuid NOT NULL,
	"member_id" uuid,
	"recipient_name" text NOT NULL,
	"mark" integer,
	"decided_on" date NOT NULL,
	"quarter" text GENERATED ALWAYS AS ((extract(year from decided_on)::int)::text || '-Q' || (extract(quarter from decided_on)::int)::text) STORED NOT NULL,
	"ordinal" integer NOT NULL,
	CONSTRAINT "award_recipients_once_key" UNIQUE NULLS NOT DISTINCT("award_id","form","unit_id","member_id","mark")
);
--> statement-breakpoint
CREATE TABLE "award_withdrawals" (
	"recipient_id" uuid PRIMARY KEY NOT NULL,
	"root_id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"recorded_by" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "awards" (
	"id" uuid PRIMARY KEY NOT NULL,
	"root_id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"decision_id" uuid NOT NULL,
	"ground" text NOT NULL,
	"merit_from" integer,
	"merit_to" integer,
	"stated_count" integer,
	"request_key" uuid,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"recorded_by" uuid NOT NULL,
	"recorded_by_name" text NOT NULL,
	CONSTRAINT "awards_request_key" UNIQUE("request_key"),
	CONSTRAINT "awards_merit_check" CHECK ("awards"."merit_from" is null or "awards"."merit_to" is null or "awards"."merit_from" <= "awards"."merit_to")
);
--> statement-breakpoint
CREATE TABLE "badge_marks" (
	"years" integer PRIMARY KEY NOT NULL,
	"effective_from" date NOT NULL,
	"effective_to" date,
	"source_document" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "decisions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"root_id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"issuing_body" text NOT NULL,
	"issuing_body_fold" text NOT NULL,
	"doc_type" text NOT NULL,
	"doc_number" text NOT NULL,
	"doc_number_fold" text NOT NULL,
	"term" text NOT NULL,
	"decided_on" date NOT NULL,
	"subject" text DEFAULT '' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"recorded_by" uuid NOT NULL,
	CONSTRAINT "decisions_number_key" UNIQUE("root_id","issuing_body_fold","doc_type","term","doc_number_fold"),
	CONSTRAINT "decisions_date_check" CHECK ("decisions"."decided_on" between '1930-02-03' and '2200-12-31')
);
--> statement-breakpoint
CREATE TABLE "terms" (
	"id" uuid PRIMARY KEY NOT NULL,
	"root_id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"ordinal" text NOT NULL,
	"years" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date
);
--> statement-breakpoint
CREATE TABLE "change_counts" (
	"root_id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"quarter" text NOT NULL,
	"kind" text NOT NULL,
	"side" text NOT NULL,
	"counterpart_id" uuid,
	"people" integer NOT NULL,
	CONSTRAINT "change_counts_key" UNIQUE NULLS NOT DISTINCT("unit_id","quarter","kind","side","counterpart_id"),
	CONSTRAINT "change_counts_side_check" CHECK ("change_counts"."side" in ('in', 'out', 'neutral'))
);
--> statement-breakpoint
CREATE TABLE "change_kinds" (
	"code" text PRIMARY KEY NOT NULL,
	"event" text NOT NULL,
	"name_vi" text NOT NULL,
	"name_en" text NOT NULL,
	"line_in" text,
	"line_out" text,
	"line_neutral" text,
	"indicator_in" text,
	"indicator_out" text,
	"indicator_neutral" text,
	"scope" text NOT NULL,
	"needs_decision" boolean NOT NULL,
	"ordinal" integer NOT NULL,
	"effective_from" date NOT NULL,
	"effective_to" date,
	"source_document" text NOT NULL,
	CONSTRAINT "change_kinds_scope_check" CHECK ("change_kinds"."scope" in ('none', 'within_organisation', 'within_province', 'outside_province'))
);
--> statement-breakpoint
CREATE TABLE "member_events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"root_id" uuid NOT NULL,
	"seq" bigint GENERATED ALWAYS AS IDENTITY (sequence name "member_events_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"member_id" uuid NOT NULL,
	"member_name" text NOT NULL,
	"kind" text NOT NULL,
	"effective_on" date NOT NULL,
	"quarter" text GENERATED ALWAYS AS ((extract(year from effective_on)::int)::text || '-Q' || (extract(quarter from effective_on)::int)::text) STORED NOT NULL,
	"from_unit_id" uuid,
	"to_unit_id" uuid,
	"from_unit_name" text,
	"to_unit_name" text,
	"elsewhere" text,
	"standing_before" "standing",
	"standing_after" "standing" NOT NULL,
	"decision_id" uuid,
	"ceremony_on" date,
	"official_on" date,
	"sign" integer DEFAULT 1 NOT NULL,
	"reverses_id" uuid,
	"reason" text,
	"request_key" uuid,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"recorded_by" uuid NOT NULL,
	"recorded_by_name" text NOT NULL,
	CONSTRAINT "member_events_reverses_key" UNIQUE("reverses_id"),
	CONSTRAINT "member_events_request_key" UNIQUE("request_key"),
	CONSTRAINT "member_events_seq_key" UNIQUE("seq"),
	CONSTRAINT "member_events_units_check" CHECK ("member_events"."from_unit_id" is not null or "member_events"."to_unit_id" is not null),
	CONSTRAINT "member_events_date_check" CHECK ("member_events"."effective_on" between '1930-02-03' and '2200-12-31'),
	CONSTRAINT "member_events_reversal_check" CHECK (("member_events"."sign" = 1 and "member_events"."reverses_id" is null) or ("member_events"."sign" = -1 and "member_events"."reverses_id" is not null and "member_events"."reason" is not null))
);
--> statement-breakpoint
CREATE TABLE "members" (
	"id" uuid PRIMARY KEY NOT NULL,
	"root_id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"standing" "standing" NOT NULL,
	"full_name" text NOT NULL,
	"search" text NOT NULL,
	"sort_key" text NOT NULL,
	"sex" text NOT NULL,
	"birth_date" date NOT NULL,
	"card_no" text,
	"admission_decided_on" date NOT NULL,
	"admitted_on" date NOT NULL,
	"official_on" date,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" uuid NOT NULL,
	CONSTRAINT "members_sex_check" CHECK ("members"."sex" in ('female', 'male')),
	CONSTRAINT "members_dates_check" CHECK ("members"."birth_date" between '1880-01-01' and '2200-12-31' and "members"."admitted_on" >= "members"."birth_date")
);
--> statement-breakpoint
CREATE TABLE "strength_closings" (
	"root_id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"quarter" text NOT NULL,
	"official" integer NOT NULL,
	"probationary" integer NOT NULL,
	CONSTRAINT "strength_closings_pk" PRIMARY KEY("unit_id","quarter")
);
--> statement-breakpoint
CREATE TABLE "org_event_units" (
	"root_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"side" text NOT NULL,
	CONSTRAINT "org_event_units_pk" PRIMARY KEY("event_id","unit_id","side"),
	CONSTRAINT "org_event_units_side_check" CHECK ("org_event_units"."side" in ('predecessor', 'successor'))
);
--> statement-breakpoint
CREATE TABLE "org_events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"root_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"effective_on" date NOT NULL,
	"decision_id" uuid,
	"note" text,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"recorded_by" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "org_unit_paths" (
	"root_id" uuid NOT NULL,
	"ancestor_id" uuid NOT NULL,
	"descendant_id" uuid NOT NULL,
	"depth" integer NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"is_latest" boolean NOT NULL,
	CONSTRAINT "org_unit_paths_pk" PRIMARY KEY("ancestor_id","descendant_id","valid_from")
);
--> statement-breakpoint
CREATE TABLE "org_unit_versions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"root_id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"parent_id" uuid,
	"name" text NOT NULL,
	"search" text NOT NULL,
	"kind" text NOT NULL,
	"code" text,
	"doc_code" text,
	"header_upper" text,
	"header_body" text,
	"place" text,
	"ordinal" integer DEFAULT 0 NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	CONSTRAINT "org_unit_versions_dates_check" CHECK ("org_unit_versions"."valid_to" is null or "org_unit_versions"."valid_from" < "org_unit_versions"."valid_to"),
	CONSTRAINT "org_unit_versions_parent_check" CHECK ("org_unit_versions"."parent_id" is null or "org_unit_versions"."parent_id" <> "org_unit_versions"."unit_id")
);
--> statement-breakpoint
CREATE TABLE "org_units" (
	"id" uuid PRIMARY KEY NOT NULL,
	"root_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" uuid
);
--> statement-breakpoint
CREATE TABLE "unit_kinds" (
	"code" text PRIMARY KEY NOT NULL,
	"name_vi" text NOT NULL,
	"name_en" text NOT NULL,
	"reports" boolean NOT NULL,
	"holds_members" boolean NOT NULL,
	"ordinal" integer NOT NULL,
	"source_document" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "form_sections" (
	"form_version_id" uuid NOT NULL,
	"code" text NOT NULL,
	"title_vi" text NOT NULL,
	"title_en" text NOT NULL,
	"guidance_vi" text DEFAULT '' NOT NULL,
	"guidance_en" text DEFAULT '' NOT NULL,
	"is_required" boolean DEFAULT false NOT NULL,
	"ordinal" integer NOT NULL,
	CONSTRAINT "form_sections_pk" PRIMARY KEY("form_version_id","code")
);
--> statement-breakpoint
CREATE TABLE "form_versions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"version" integer NOT NULL,
	"effective_from" text NOT NULL,
	"source_document" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "indicators" (
	"form_version_id" uuid NOT NULL,
	"code" text NOT NULL,
	"section" text NOT NULL,
	"name_vi" text NOT NULL,
	"name_en" text NOT NULL,
	"unit_vi" text NOT NULL,
	"unit_en" text NOT NULL,
	"kind" text NOT NULL,
	"source" text,
	"ordinal" integer NOT NULL,
	CONSTRAINT "indicators_pk" PRIMARY KEY("form_version_id","code"),
	CONSTRAINT "indicators_kind_check" CHECK ("indicators"."kind" in ('flow', 'stock', 'ratio'))
);
--> statement-breakpoint
CREATE TABLE "periods" (
	"root_id" uuid NOT NULL,
	"quarter" text NOT NULL,
	"opens_on" date NOT NULL,
	"due_on" date NOT NULL,
	"source_document" text DEFAULT '' NOT NULL,
	CONSTRAINT "periods_pk" PRIMARY KEY("root_id","quarter"),
	CONSTRAINT "periods_quarter_check" CHECK ("periods"."quarter" ~ '^[0-9]{4}-Q[1-4]$')
);
--> statement-breakpoint
CREATE TABLE "report_figures" (
	"root_id" uuid NOT NULL,
	"report_id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"indicator" text NOT NULL,
	"value" numeric(18, 4),
	"numerator" numeric(18, 4),
	"denominator" numeric(18, 4),
	"remark" text,
	"reason" text,
	"version" integer DEFAULT 1 NOT NULL,
	"changed_by" uuid NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "report_figures_pk" PRIMARY KEY("report_id","indicator")
);
--> statement-breakpoint
CREATE TABLE "report_narratives" (
	"root_id" uuid NOT NULL,
	"report_id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"section" text NOT NULL,
	"body" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"changed_by" uuid NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "report_narratives_pk" PRIMARY KEY("report_id","section")
);
--> statement-breakpoint
CREATE TABLE "report_snapshots" (
	"id" uuid PRIMARY KEY NOT NULL,
	"root_id" uuid NOT NULL,
	"report_id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"ordinal" integer NOT NULL,
	"form_version_id" uuid NOT NULL,
	"content" jsonb NOT NULL,
	"hash" text NOT NULL,
	"ledger_seq" bigint NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"by_account" uuid NOT NULL,
	CONSTRAINT "report_snapshots_key" UNIQUE("report_id","ordinal")
);
--> statement-breakpoint
CREATE TABLE "report_steps" (
	"id" uuid PRIMARY KEY NOT NULL,
	"root_id" uuid NOT NULL,
	"report_id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"status" "report_status" NOT NULL,
	"reason" text,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"by_account" uuid NOT NULL,
	"by_name" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"root_id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"quarter" text NOT NULL,
	"form_version_id" uuid NOT NULL,
	"status" "report_status" DEFAULT 'draft' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"submitted_at" timestamp with time zone,
	"submitted_by" uuid,
	"accepted_at" timestamp with time zone,
	"accepted_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" uuid NOT NULL,
	CONSTRAINT "reports_unit_quarter_key" UNIQUE("unit_id","quarter"),
	CONSTRAINT "reports_quarter_check" CHECK ("reports"."quarter" ~ '^[0-9]{4}-Q[1-4]$'),
	CONSTRAINT "reports_self_acceptance_check" CHECK ("reports"."accepted_by" is null or "reports"."accepted_by" <> "reports"."submitted_by"),
	CONSTRAINT "reports_accepted_check" CHECK (("reports"."status" = 'accepted') = ("reports"."accepted_by" is not null))
);
--> statement-breakpoint
CREATE TABLE "installations" (
	"root_id" uuid PRIMARY KEY NOT NULL,
	"is_demonstration" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"root_id" uuid,
	"key" text NOT NULL,
	"value" jsonb NOT NULL,
	"effective_from" date NOT NULL,
	"effective_to" date,
	"source_document" text NOT NULL,
	CONSTRAINT "settings_key" UNIQUE NULLS NOT DISTINCT("root_id","key","effective_from"),
	CONSTRAINT "settings_dates_check" CHECK ("settings"."effective_to" is null or "settings"."effective_from" < "settings"."effective_to")
);
--> statement-breakpoint
CREATE TABLE "accounts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"root_id" uuid NOT NULL,
	"email" text NOT NULL,
	"full_name" text NOT NULL,
	"password_hash" text,
	"locale" text DEFAULT 'vi' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"disabled_at" timestamp with time zone,
	CONSTRAINT "accounts_locale_check" CHECK ("accounts"."locale" in ('vi', 'en'))
);
--> statement-breakpoint
CREATE TABLE "activation_links" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "auth_sessions" (
	"id_hash" text PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"absolute_expiry" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	"address" text,
	"user_agent" text
);
--> statement-breakpoint
CREATE TABLE "grants" (
	"id" uuid PRIMARY KEY NOT NULL,
	"root_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"role" "role" NOT NULL,
	"unit_id" uuid NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"granted_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "grants_dates_check" CHECK ("grants"."valid_to" is null or "grants"."valid_from" <= "grants"."valid_to")
);
--> statement-breakpoint
CREATE TABLE "sign_in_failures" (
	"key" text PRIMARY KEY NOT NULL,
	"failures" integer NOT NULL,
	"first_at" timestamp with time zone NOT NULL,
	"blocked_until" timestamp with time zone,
	"notified" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
ALTER TABLE "award_recipients" ADD CONSTRAINT "award_recipients_award_id_awards_id_fk" FOREIGN KEY ("award_id") REFERENCES "public"."awards"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "award_recipients" ADD CONSTRAINT "award_recipients_form_award_forms_code_fk" FOREIGN KEY ("form") REFERENCES "public"."award_forms"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "award_recipients" ADD CONSTRAINT "award_recipients_unit_id_org_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."org_units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "award_recipients" ADD CONSTRAINT "award_recipients_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "award_recipients" ADD CONSTRAINT "award_recipients_mark_badge_marks_years_fk" FOREIGN KEY ("mark") REFERENCES "public"."badge_marks"("years") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "award_withdrawals" ADD CONSTRAINT "award_withdrawals_recipient_id_award_recipients_id_fk" FOREIGN KEY ("recipient_id") REFERENCES "public"."award_recipients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "awards" ADD CONSTRAINT "awards_unit_id_org_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."org_units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "awards" ADD CONSTRAINT "awards_decision_id_decisions_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."decisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_unit_id_org_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."org_units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "terms" ADD CONSTRAINT "terms_unit_id_org_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."org_units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_events" ADD CONSTRAINT "member_events_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_events" ADD CONSTRAINT "member_events_kind_change_kinds_code_fk" FOREIGN KEY ("kind") REFERENCES "public"."change_kinds"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_events" ADD CONSTRAINT "member_events_from_unit_id_org_units_id_fk" FOREIGN KEY ("from_unit_id") REFERENCES "public"."org_units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_events" ADD CONSTRAINT "member_events_to_unit_id_org_units_id_fk" FOREIGN KEY ("to_unit_id") REFERENCES "public"."org_units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_events" ADD CONSTRAINT "member_events_decision_id_decisions_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."decisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_unit_id_org_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."org_units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "org_event_units" ADD CONSTRAINT "org_event_units_event_id_org_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."org_events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "org_event_units" ADD CONSTRAINT "org_event_units_unit_id_org_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."org_units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "org_unit_versions" ADD CONSTRAINT "org_unit_versions_unit_id_org_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."org_units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "org_unit_versions" ADD CONSTRAINT "org_unit_versions_parent_id_org_units_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."org_units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "org_unit_versions" ADD CONSTRAINT "org_unit_versions_kind_unit_kinds_code_fk" FOREIGN KEY ("kind") REFERENCES "public"."unit_kinds"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "form_sections" ADD CONSTRAINT "form_sections_form_version_id_form_versions_id_fk" FOREIGN KEY ("form_version_id") REFERENCES "public"."form_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "indicators" ADD CONSTRAINT "indicators_form_version_id_form_versions_id_fk" FOREIGN KEY ("form_version_id") REFERENCES "public"."form_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_figures" ADD CONSTRAINT "report_figures_report_id_reports_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."reports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_narratives" ADD CONSTRAINT "report_narratives_report_id_reports_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."reports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_snapshots" ADD CONSTRAINT "report_snapshots_report_id_reports_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."reports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_steps" ADD CONSTRAINT "report_steps_report_id_reports_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."reports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_unit_id_org_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."org_units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_form_version_id_form_versions_id_fk" FOREIGN KEY ("form_version_id") REFERENCES "public"."form_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activation_links" ADD CONSTRAINT "activation_links_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth_sessions" ADD CONSTRAINT "auth_sessions_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grants_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_entries_at_idx" ON "audit_entries" USING btree ("root_id","at","id");--> statement-breakpoint
CREATE INDEX "audit_entries_subject_idx" ON "audit_entries" USING btree ("subject_type","subject_id","at");--> statement-breakpoint
CREATE INDEX "audit_entries_unit_idx" ON "audit_entries" USING btree ("unit_id","at","id");--> statement-breakpoint
CREATE INDEX "award_recipients_unit_idx" ON "award_recipients" USING btree ("unit_id","quarter");--> statement-breakpoint
CREATE INDEX "award_recipients_member_idx" ON "award_recipients" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "award_recipients_award_idx" ON "award_recipients" USING btree ("award_id","ordinal");--> statement-breakpoint
CREATE INDEX "awards_unit_idx" ON "awards" USING btree ("unit_id");--> statement-breakpoint
CREATE INDEX "awards_decision_idx" ON "awards" USING btree ("decision_id");--> statement-breakpoint
CREATE INDEX "decisions_unit_idx" ON "decisions" USING btree ("unit_id","decided_on");--> statement-breakpoint
CREATE INDEX "terms_unit_idx" ON "terms" USING btree ("unit_id","valid_from");--> statement-breakpoint
CREATE INDEX "member_events_member_idx" ON "member_events" USING btree ("member_id","seq");--> statement-breakpoint
CREATE INDEX "member_events_to_idx" ON "member_events" USING btree ("to_unit_id","quarter","seq");--> statement-breakpoint
CREATE INDEX "member_events_from_idx" ON "member_events" USING btree ("from_unit_id","quarter","seq");--> statement-breakpoint
CREATE INDEX "member_events_decision_idx" ON "member_events" USING btree ("decision_id");--> statement-breakpoint
CREATE INDEX "member_events_root_idx" ON "member_events" USING btree ("root_id","quarter","seq");--> statement-breakpoint
CREATE INDEX "members_unit_sort_idx" ON "members" USING btree ("unit_id","sort_key","id");--> statement-breakpoint
CREATE INDEX "members_current_sort_idx" ON "members" USING btree ("root_id","sort_key","id") WHERE "members"."standing" <> 'left';--> statement-breakpoint
CREATE INDEX "members_search_idx" ON "members" USING gin ("search" gin_trgm_ops);--> statement-breakpoint
CREATE UNIQUE INDEX "members_card_key" ON "members" USING btree ("root_id","card_no");--> statement-breakpoint
CREATE INDEX "org_unit_paths_descendant_idx" ON "org_unit_paths" USING btree ("descendant_id");--> statement-breakpoint
CREATE INDEX "org_unit_paths_latest_idx" ON "org_unit_paths" USING btree ("ancestor_id","descendant_id") WHERE "org_unit_paths"."is_latest";--> statement-breakpoint
CREATE INDEX "org_unit_versions_unit_idx" ON "org_unit_versions" USING btree ("unit_id","valid_from");--> statement-breakpoint
CREATE INDEX "org_unit_versions_parent_idx" ON "org_unit_versions" USING btree ("parent_id");--> statement-breakpoint
CREATE INDEX "org_units_root_idx" ON "org_units" USING btree ("root_id");--> statement-breakpoint
CREATE INDEX "report_steps_report_idx" ON "report_steps" USING btree ("report_id","at");--> statement-breakpoint
CREATE INDEX "reports_root_idx" ON "reports" USING btree ("root_id","quarter","status");--> statement-breakpoint
CREATE INDEX "settings_key_idx" ON "settings" USING btree ("key","effective_from");--> statement-breakpoint
CREATE UNIQUE INDEX "accounts_email_key" ON "accounts" USING btree (lower("email"));--> statement-breakpoint
CREATE INDEX "accounts_root_idx" ON "accounts" USING btree ("root_id","full_name","id");--> statement-breakpoint
CREATE INDEX "auth_sessions_account_idx" ON "auth_sessions" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "grants_account_idx" ON "grants" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "grants_unit_idx" ON "grants" USING btree ("unit_id");