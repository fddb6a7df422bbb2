-- A log may come from another server (`oneneedle import all`), with that server's transaction numbers; this one's own
-- start again near nothing. New acts are numbered behind those that came, so that the chain of seals goes on: whoever
-- imports replaces this function by one that says how far.

create function kernel.moved() returns bigint
  language sql stable parallel safe
  as $$ select 0::bigint $$;
comment on function kernel.moved is 'How far the numbers of the log lie above this server''s own transaction numbers';
revoke execute on function kernel.moved() from public;
grant execute on function kernel.moved() to oneneedle_app;

alter table kernel.act
  alter column xid set default ((pg_current_xact_id()::text::bigint + kernel.moved())::text::xid8);
