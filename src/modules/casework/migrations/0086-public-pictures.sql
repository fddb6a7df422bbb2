-- Pictures and answers that a person has released with the public words of a case; held back until then.
alter table casework."case" add column public_files uuid[] not null default '{}',
  add column public_answers jsonb not null default '[]';
comment on column casework."case".public_files is 'Pictures of it that a moderator has released; anybody may see these and no others';
comment on column casework."case".public_answers is 'Answers that go with its public words: picks whose question allows it, free text in the moderator’s words';
