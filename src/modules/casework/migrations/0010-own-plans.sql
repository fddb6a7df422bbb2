-- How many cases a word finds, or an area holds, differs from one to the next: these are planned for what is asked.
alter function casework.found(tsquery, int) set plan_cache_mode = 'force_custom_plan';
alter function casework.pace(text, timestamptz, timestamptz) set plan_cache_mode = 'force_custom_plan';
