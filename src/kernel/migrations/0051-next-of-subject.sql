-- Acts are numbered behind all acts of their subject, also behind those that whoever writes does not see: two people of
-- one unit could else not act on the same duty one after the other. Inside the function the view is the whole county's.
create function kernel.next_n(of_subject text) returns int
  language sql stable security definer set search_path = pg_catalog set app.areas = '%' as $$
  select coalesce(max(n), 0) + 1 from kernel.act
  where tenant = nullif(current_setting('app.tenant', true), '')::int and subject = of_subject
$$;
comment on function kernel.next_n is 'The number of a subject''s next act; tells nothing else of the acts before it';
revoke all on function kernel.next_n(text) from public;
grant execute on function kernel.next_n(text) to oneneedle_app;
