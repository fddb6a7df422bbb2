-- What a unit's own server takes beside words, which of our questions answers theirs, and what it held before it was connected.
alter table casework.remote add column media text not null default 'none' check (media in ('none', 'url', 'file')),
  add column answers jsonb not null default '{}',
  add column catch_up timestamptz;
comment on column casework.remote.media is 'How it takes pictures: not at all, as the address of a released one, or as files';
comment on column casework.remote.answers is 'service/their question → our question; without an entry the one of the same code';
comment on column casework.remote.catch_up is 'Since when the cases that the unit held already are being posted; null: none are';
alter table casework.posting drop constraint posting_kind_check,
  add constraint posting_kind_check check (kind in ('case', 'update', 'away'));
comment on column casework.posting.kind is 'The case, words about it, or the word that it is theirs no more';
