-- Who wrote, where another system told: a fingerprint by which one loud writer is told from many people, never a name.
alter table casework.request add column writer text;
comment on column casework.request.writer is 'Fingerprint of the pseudonym that an imported row names; the key lies outside the database';

-- What was closed in another system before it came here is nobody's promise here: the pace does not count it.
create or replace function casework.pace(lies text, since timestamptz, till timestamptz)
  returns table (category text, cases bigint, confirmed bigint, open_overdue bigint, median_days double precision)
  language sql stable security definer set search_path = pg_catalog set app.areas = '%' as $$
  select split_part(c.category, '-', 1), count(*), count(*) filter (where c.confirmed_at is not null),
    count(*) filter (where c.type = 'open' and c.solve_due < till and c.solved_at is null),
    percentile_cont(0.5) within group (order by extract(epoch from c.confirmed_at - c.opened_at) / 86400)
      filter (where c.confirmed_at is not null)
  from casework."case" c
  where c.tenant = nullif(current_setting('app.tenant', true), '')::int and c.category is not null
    and c.status <> 'elsewhere'
    and c.opened_at >= since and (lies is null or (c.area >= lies and c.area < lies || '/'))
  group by 1 order by 2 desc
$$;
