-- How long things take is told to everybody from all cases, not only from those that may be read: numbers, no case.
create function casework.pace(lies text, since timestamptz, till timestamptz)
  returns table (category text, cases bigint, confirmed bigint, open_overdue bigint, median_days double precision)
  language sql stable security definer set search_path = pg_catalog as $$
  select split_part(c.category, '-', 1), count(*), count(*) filter (where c.confirmed_at is not null),
    count(*) filter (where c.type = 'open' and c.solve_due < till and c.solved_at is null),
    percentile_cont(0.5) within group (order by extract(epoch from c.confirmed_at - c.opened_at) / 86400)
      filter (where c.confirmed_at is not null)
  from casework."case" c
  where c.tenant = nullif(current_setting('app.tenant', true), '')::int and c.category is not null
    and c.opened_at >= since and (lies is null or (c.area >= lies and c.area < lies || '/'))
  group by 1 order by 2 desc
$$;
revoke all on function casework.pace(text, timestamptz, timestamptz) from public;
grant execute on function casework.pace(text, timestamptz, timestamptz) to oneneedle_app;
