-- Trusted extensions: the owner of a database may create them.
create extension if not exists btree_gist;
--> statement-breakpoint
create extension if not exists pg_trgm;
--> statement-breakpoint
do $$
begin
  if not exists (select 1 from pg_roles where rolname = 'so_ket_app') then
    raise exception 'The role so_ket_app does not exist. Create it first: create role so_ket_app login password ''…'';';
  end if;
end $$;
