-- their words for categories by ours, as whoever imports has said
alter table casework.import_job add column categories jsonb not null default '[]';
