CREATE TABLE "member_distinctions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"root_id" uuid NOT NULL,
	"first_id" uuid NOT NULL,
	"second_id" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"recorded_by" uuid NOT NULL,
	"recorded_by_name" text NOT NULL,
	"undone_at" timestamp with time zone,
	"undone_by_name" text,
	CONSTRAINT "member_distinctions_order_check" CHECK ("member_distinctions"."first_id" < "member_distinctions"."second_id")
);
--> statement-breakpoint
CREATE TABLE "member_former_names" (
	"member_id" uuid NOT NULL,
	"root_id" uuid NOT NULL,
	"search" text NOT NULL,
	CONSTRAINT "member_former_names_pk" PRIMARY KEY("member_id","search")
);
--> statement-breakpoint
ALTER TABLE "transfers" DROP CONSTRAINT "transfers_reason_check";--> statement-breakpoint
ALTER TABLE "transfers" ADD COLUMN "org_event_id" uuid;--> statement-breakpoint
ALTER TABLE "member_distinctions" ADD CONSTRAINT "member_distinctions_first_id_members_id_fk" FOREIGN KEY ("first_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_distinctions" ADD CONSTRAINT "member_distinctions_second_id_members_id_fk" FOREIGN KEY ("second_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_former_names" ADD CONSTRAINT "member_former_names_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "member_distinctions_standing_key" ON "member_distinctions" USING btree ("first_id","second_id") WHERE "member_distinctions"."undone_at" is null;--> statement-breakpoint
CREATE INDEX "member_distinctions_root_idx" ON "member_distinctions" USING btree ("root_id","recorded_at");--> statement-breakpoint
CREATE INDEX "member_former_names_search_idx" ON "member_former_names" USING gin ("search" gin_trgm_ops);--> statement-breakpoint
ALTER TABLE "transfers" ADD CONSTRAINT "transfers_org_event_id_org_events_id_fk" FOREIGN KEY ("org_event_id") REFERENCES "public"."org_events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfers" ADD CONSTRAINT "transfers_reason_check" CHECK ("transfers"."status" <> 'refused' or "transfers"."reason" is not null or "transfers"."org_event_id" is not null);