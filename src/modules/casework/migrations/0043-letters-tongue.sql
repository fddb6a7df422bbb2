-- A letter goes out in the tongue of whoever reads it, not of the clerk or the job whose act it tells of. Who was written
-- to before was written to in Chinese.
alter table casework.contact add column lang text not null default 'zh' check (lang in ('zh', 'en'));
comment on column casework.contact.lang is 'The tongue in which this person is written to';
