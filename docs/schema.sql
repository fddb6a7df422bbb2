-- Written by `npm run golden` from a freshly migrated database. Not run anywhere: the migrations are.

-- schemas ---------------------------------------------------------------------------------------------

create schema auth;
create schema casework;
create schema forms;
create schema inbox;
create schema kernel;
create schema register;

-- rights to schemas -----------------------------------------------------------------------------------

grant usage on schema auth to oneneedle_auth;
grant usage on schema casework to oneneedle_app;
grant usage on schema forms to oneneedle_app;
grant usage on schema inbox to oneneedle_app;
grant usage on schema kernel to oneneedle_app;
grant usage on schema register to oneneedle_app;

-- sequences -------------------------------------------------------------------------------------------

create sequence casework.number_of_day as bigint;
create sequence casework.thread_change as bigint;
create sequence register.seq as bigint;

-- tables ----------------------------------------------------------------------------------------------

create table auth."twoFactor" (
  id text not null,
  secret text not null,
  "backupCodes" text not null,
  "userId" text not null,
  verified boolean,
  "failedVerificationCount" integer,
  "lockedUntil" timestamp with time zone
);
create table auth."user" (
  id text not null,
  name text not null,
  email text not null,
  "emailVerified" boolean not null,
  image text,
  "createdAt" timestamp with time zone not null default CURRENT_TIMESTAMP,
  "updatedAt" timestamp with time zone not null default CURRENT_TIMESTAMP,
  "twoFactorEnabled" boolean,
  "phoneNumber" text,
  "phoneNumberVerified" boolean,
  kind text not null
);
create table auth.account (
  id text not null,
  "accountId" text not null,
  "providerId" text not null,
  "userId" text not null,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamp with time zone,
  "refreshTokenExpiresAt" timestamp with time zone,
  scope text,
  password text,
  "createdAt" timestamp with time zone not null default CURRENT_TIMESTAMP,
  "updatedAt" timestamp with time zone not null
);
create table auth.session (
  id text not null,
  "expiresAt" timestamp with time zone not null,
  token text not null,
  "createdAt" timestamp with time zone not null default CURRENT_TIMESTAMP,
  "updatedAt" timestamp with time zone not null,
  "ipAddress" text,
  "userAgent" text,
  "userId" text not null
);
create table auth.tries (
  key text not null,
  count integer not null,
  since timestamp with time zone not null
);
create table auth.verification (
  id text not null,
  identifier text not null,
  value text not null,
  "expiresAt" timestamp with time zone not null,
  "createdAt" timestamp with time zone not null default CURRENT_TIMESTAMP,
  "updatedAt" timestamp with time zone not null default CURRENT_TIMESTAMP
);
create table casework."case" (
  tenant integer not null,
  id uuid not null,
  number text not null,
  area text collate "C" not null,
  category text,
  urgency text not null,
  status text not null,
  type text not null,
  lead uuid not null,
  centre uuid not null,
  units uuid[] not null,
  title text not null,
  place text,
  lat double precision,
  long double precision,
  due timestamp with time zone,
  sweep_at timestamp with time zone,
  look_back_at timestamp with time zone,
  return_pending boolean not null default false,
  paused boolean not null default false,
  hard boolean not null default false,
  problem boolean not null default false,
  redos integer not null default 0,
  call_tries integer not null default 0,
  phoneless boolean not null default false,
  supporters integer not null default 1,
  opened_at timestamp with time zone not null,
  claimed_at timestamp with time zone,
  confirmed_at timestamp with time zone,
  closed_at timestamp with time zone,
  solve_due timestamp with time zone,
  solved_at timestamp with time zone,
  reply text,
  verdict text,
  public_title text,
  public_text text,
  public_steps jsonb not null default '[]'::jsonb,
  promise jsonb,
  clocks_until timestamp with time zone,
  about uuid,
  alarm jsonb,
  cell bigint,
  keys uuid[] not null default '{}'::uuid[],
  changed_at timestamp with time zone,
  public_files uuid[] not null default '{}'::uuid[],
  public_answers jsonb not null default '[]'::jsonb
);
alter table casework."case" enable row level security;
alter table casework."case" force row level security;
create table casework.attachment (
  tenant integer not null,
  file uuid not null,
  case_id uuid not null,
  request uuid,
  act uuid,
  public boolean not null default false
);
alter table casework.attachment enable row level security;
alter table casework.attachment force row level security;
create table casework.category (
  tenant integer not null,
  code text not null,
  parent text,
  name jsonb not null,
  closed_at timestamp with time zone,
  changed_at timestamp with time zone
);
alter table casework.category enable row level security;
alter table casework.category force row level security;
create table casework.category_form (
  tenant integer not null,
  id uuid not null,
  category text not null,
  form jsonb not null,
  since timestamp with time zone not null
);
alter table casework.category_form enable row level security;
alter table casework.category_form force row level security;
create table casework.contact (
  tenant integer not null,
  request uuid not null,
  name text,
  phone text,
  email text,
  consent boolean not null,
  notice text not null,
  lang text not null default 'zh'::text
);
alter table casework.contact enable row level security;
alter table casework.contact force row level security;
create table casework.deadline_rule (
  tenant integer not null,
  id uuid not null,
  category text not null,
  urgency text not null,
  rule jsonb not null,
  since timestamp with time zone not null
);
alter table casework.deadline_rule enable row level security;
alter table casework.deadline_rule force row level security;
create table casework.import_job (
  tenant integer not null,
  id uuid not null,
  name text not null,
  bytes bigint not null,
  kind text not null,
  header jsonb not null,
  guesses jsonb not null,
  mapping jsonb not null,
  source text not null,
  is_history boolean not null default false,
  is_trial boolean not null default false,
  state text not null,
  counts jsonb,
  part double precision not null default 0,
  why jsonb,
  by_person uuid not null,
  at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  categories jsonb not null default '[]'::jsonb
);
alter table casework.import_job enable row level security;
alter table casework.import_job force row level security;
create table casework.key (
  tenant integer not null,
  number text not null,
  secret text not null,
  case_id uuid not null,
  request uuid not null
);
create table casework.learner (
  tenant integer not null,
  kind text not null,
  learnt_at timestamp with time zone,
  speaks_since timestamp with time zone,
  report jsonb,
  model bytea,
  threshold double precision
);
alter table casework.learner enable row level security;
alter table casework.learner force row level security;
create table casework.pack_words (
  tenant integer not null,
  name text not null,
  words jsonb not null
);
alter table casework.pack_words enable row level security;
alter table casework.pack_words force row level security;
create table casework.place (
  tenant integer not null,
  key text collate "C" not null,
  at timestamp with time zone not null,
  case_id uuid not null
);
create table casework.posting (
  tenant integer not null,
  id uuid not null,
  case_id uuid not null,
  unit uuid not null,
  n integer not null,
  kind text not null,
  state text not null default 'waiting'::text,
  unclear boolean not null default false,
  tries integer not null default 0,
  created_at timestamp with time zone not null,
  since timestamp with time zone not null,
  next_try timestamp with time zone not null,
  failure jsonb,
  theirs text,
  token text,
  notice text,
  heard text[] not null default '{}'::text[],
  sent_at timestamp with time zone,
  read_at timestamp with time zone
);
alter table casework.posting enable row level security;
alter table casework.posting force row level security;
create table casework.programme (
  tenant integer not null,
  id uuid not null,
  thread uuid not null,
  area text collate "C" not null,
  title text not null,
  aim text not null,
  lead uuid not null,
  units uuid[] not null,
  starts date not null,
  ends date not null,
  opened_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  outcome jsonb,
  days jsonb not null default '{}'::jsonb
);
alter table casework.programme enable row level security;
alter table casework.programme force row level security;
create table casework.programme_task (
  tenant integer not null,
  id uuid not null,
  programme uuid not null,
  unit uuid not null,
  what text not null,
  minutes integer not null,
  due date not null,
  done_at timestamp with time zone,
  note text
);
alter table casework.programme_task enable row level security;
alter table casework.programme_task force row level security;
create table casework.reclocking (
  tenant integer not null,
  revision integer not null,
  total integer not null,
  seen integer not null default 0,
  moved integer not null default 0,
  behind uuid,
  failed uuid[] not null default '{}'::uuid[],
  units jsonb not null default '{}'::jsonb,
  started_at timestamp with time zone not null,
  finished_at timestamp with time zone
);
alter table casework.reclocking enable row level security;
alter table casework.reclocking force row level security;
create table casework.remote (
  tenant integer not null,
  unit uuid not null,
  url text not null,
  jurisdiction text,
  key_locked text,
  format text not null,
  codes jsonb not null default '{}'::jsonb,
  fallback text,
  services jsonb not null default '[]'::jsonb,
  has_updates boolean not null,
  tells_contact boolean not null,
  is_on boolean not null,
  check_asked timestamp with time zone,
  checked_at timestamp with time zone,
  check_failure jsonb,
  read_next timestamp with time zone not null,
  read_at timestamp with time zone,
  read_failure jsonb,
  heard_until timestamp with time zone not null,
  media text not null default 'none'::text,
  answers jsonb not null default '{}'::jsonb,
  catch_up timestamp with time zone
);
alter table casework.remote enable row level security;
alter table casework.remote force row level security;
create table casework.request (
  tenant integer not null,
  id uuid not null,
  case_id uuid not null,
  number text not null,
  channel text not null,
  at timestamp with time zone not null,
  text text not null,
  area text collate "C" not null,
  place text,
  lat double precision,
  long double precision,
  anonymous boolean not null,
  on_behalf boolean not null,
  phoneless boolean not null,
  resident text,
  source text,
  answers jsonb,
  writer text
);
alter table casework.request enable row level security;
alter table casework.request force row level security;
create table casework.search (
  tenant integer not null,
  case_id uuid not null,
  area text collate "C" not null,
  words tsvector not null
);
create table casework.suggested (
  tenant integer not null,
  case_id uuid not null,
  kind text not null,
  said text not null,
  sure double precision not null,
  chosen text not null,
  at timestamp with time zone not null
);
alter table casework.suggested enable row level security;
alter table casework.suggested force row level security;
create table casework.template (
  tenant integer not null,
  id uuid not null,
  category text,
  title text not null,
  text text not null,
  closed_at timestamp with time zone
);
alter table casework.template enable row level security;
alter table casework.template force row level security;
create table casework.thread (
  tenant integer not null,
  id uuid not null,
  area text collate "C" not null,
  name text not null,
  size integer not null,
  people integer not null,
  named boolean not null default false,
  pinned boolean not null default false,
  rejected boolean not null default false,
  merged_into uuid,
  days jsonb not null default '{}'::jsonb,
  change bigint not null default nextval('casework.thread_change'::regclass)
);
alter table casework.thread enable row level security;
alter table casework.thread force row level security;
create table casework.thread_apart (
  tenant integer not null,
  request uuid not null,
  thread uuid not null
);
alter table casework.thread_apart enable row level security;
alter table casework.thread_apart force row level security;
create table casework.thread_member (
  tenant integer not null,
  request uuid not null,
  thread uuid not null,
  writer uuid not null,
  why jsonb,
  by_person boolean not null default false
);
alter table casework.thread_member enable row level security;
alter table casework.thread_member force row level security;
create table casework.topic_background (
  tenant integer not null,
  learnt_at timestamp with time zone not null,
  texts integer not null,
  terms jsonb not null,
  change bigint not null default nextval('casework.thread_change'::regclass)
);
alter table casework.topic_background enable row level security;
alter table casework.topic_background force row level security;
create table forms.filling (
  tenant integer not null,
  id uuid not null,
  person uuid,
  area text collate "C" not null,
  name text not null,
  content text not null,
  until timestamp with time zone not null
);
alter table forms.filling enable row level security;
alter table forms.filling force row level security;
create table forms.form (
  tenant integer not null,
  id uuid not null,
  unit uuid not null,
  name text not null,
  version integer not null,
  about text,
  bindings jsonb not null,
  conditions jsonb not null,
  sort text,
  purpose text not null,
  ready boolean not null,
  changed_at timestamp with time zone not null
);
alter table forms.form enable row level security;
alter table forms.form force row level security;
create table forms.template (
  tenant integer not null,
  hash text not null,
  content text not null
);
alter table forms.template enable row level security;
alter table forms.template force row level security;
create table forms.version (
  tenant integer not null,
  form uuid not null,
  version integer not null,
  hash text not null,
  file_name text not null,
  came_as text not null,
  layout jsonb not null,
  others jsonb not null,
  at timestamp with time zone not null,
  who jsonb not null
);
alter table forms.version enable row level security;
alter table forms.version force row level security;
create table inbox.duty (
  tenant integer not null,
  id uuid not null,
  key text not null,
  line text not null,
  kind text not null,
  ref uuid not null,
  number text not null,
  about text not null,
  area text collate "C" not null,
  unit uuid not null,
  needs text not null,
  person uuid,
  due timestamp with time zone,
  minutes integer not null,
  asked_by uuid,
  at timestamp with time zone not null,
  read_at timestamp with time zone,
  touched_at timestamp with time zone,
  snoozed_until timestamp with time zone,
  done_at timestamp with time zone,
  kept_from uuid
);
alter table inbox.duty enable row level security;
alter table inbox.duty force row level security;
create table kernel.act (
  tenant integer not null,
  id uuid not null,
  subject text not null,
  n integer not null,
  at timestamp with time zone not null,
  act text not null,
  who jsonb not null,
  data jsonb not null,
  reason text,
  xid xid8 not null default (((((pg_current_xact_id())::text)::bigint + kernel.moved()))::text)::xid8,
  kept_from uuid
);
alter table kernel.act enable row level security;
alter table kernel.act force row level security;
create table kernel.act_block (
  tenant integer not null,
  no bigint not null,
  from_xid xid8 not null,
  to_xid xid8 not null,
  acts integer not null,
  previous text not null,
  hash text not null,
  sealed_at timestamp with time zone not null
);
alter table kernel.act_block enable row level security;
alter table kernel.act_block force row level security;
create table kernel.api_key (
  tenant integer not null,
  id uuid not null,
  name text not null,
  contact text not null,
  unit uuid,
  fingerprint text not null,
  created_at timestamp with time zone not null,
  used_at timestamp with time zone,
  revoked_at timestamp with time zone
);
alter table kernel.api_key enable row level security;
alter table kernel.api_key force row level security;
create table kernel.area (
  tenant integer not null,
  path text collate "C" not null,
  code text not null,
  level text not null,
  name jsonb not null,
  closed_at timestamp with time zone
);
alter table kernel.area enable row level security;
alter table kernel.area force row level security;
create table kernel.calendar (
  tenant integer not null,
  id text not null,
  zone text not null,
  weekend integer[] not null,
  hours jsonb not null
);
alter table kernel.calendar enable row level security;
alter table kernel.calendar force row level security;
create table kernel.calendar_change (
  tenant integer not null,
  calendar text not null,
  revision integer not null,
  at timestamp with time zone not null,
  first_day date not null,
  last_day date not null
);
alter table kernel.calendar_change enable row level security;
alter table kernel.calendar_change force row level security;
create table kernel.calendar_year (
  tenant integer not null,
  calendar text not null,
  year integer not null,
  revision integer not null,
  source jsonb not null,
  days jsonb not null,
  loaded_at timestamp with time zone not null
);
alter table kernel.calendar_year enable row level security;
alter table kernel.calendar_year force row level security;
create table kernel.command (
  tenant integer not null,
  id uuid not null,
  call text not null,
  who text not null,
  input_hash text not null,
  answer jsonb not null,
  at timestamp with time zone not null
);
alter table kernel.command enable row level security;
alter table kernel.command force row level security;
create table kernel.complaint_kind (
  tenant integer not null,
  kind text not null,
  turn integer not null
);
alter table kernel.complaint_kind enable row level security;
alter table kernel.complaint_kind force row level security;
create table kernel.file (
  tenant integer not null,
  id uuid not null,
  hash text not null,
  mime text not null,
  bytes bigint not null,
  at timestamp with time zone not null
);
alter table kernel.file enable row level security;
alter table kernel.file force row level security;
create table kernel.invitation (
  tenant integer not null,
  id uuid not null,
  person uuid not null,
  token_hash text not null,
  drops_second_factor boolean not null,
  created_at timestamp with time zone not null,
  expires timestamp with time zone not null,
  used_at timestamp with time zone,
  withdrawn_at timestamp with time zone
);
alter table kernel.invitation enable row level security;
alter table kernel.invitation force row level security;
create table kernel.lease (
  name text not null,
  holder uuid not null,
  until timestamp with time zone not null
);
create table kernel.local_day (
  tenant integer not null,
  calendar text not null,
  date date not null,
  name jsonb not null,
  off boolean not null,
  hours jsonb,
  reason text not null,
  person uuid,
  set_at timestamp with time zone not null,
  gone boolean not null default false
);
alter table kernel.local_day enable row level security;
alter table kernel.local_day force row level security;
create table kernel.map_feature (
  tenant integer not null,
  id text collate "C" not null,
  area text collate "C" not null,
  kind text not null,
  name jsonb,
  shape jsonb not null,
  datum text not null,
  attribution text,
  closed_at timestamp with time zone
);
alter table kernel.map_feature enable row level security;
alter table kernel.map_feature force row level security;
create table kernel.message (
  tenant integer not null,
  id uuid not null,
  channel text not null,
  recipient text not null,
  kind text not null,
  title text not null,
  body text not null,
  subject text not null,
  state text not null default 'waiting'::text,
  tries integer not null default 0,
  next_try timestamp with time zone not null,
  last_error text,
  created_at timestamp with time zone not null,
  sent_at timestamp with time zone,
  kept_from uuid
);
alter table kernel.message enable row level security;
alter table kernel.message force row level security;
create table kernel.migration (
  module text not null,
  name text not null,
  hash text not null,
  at timestamp with time zone not null default now()
);
create table kernel.person (
  tenant integer not null,
  id uuid not null,
  name text not null,
  login text,
  phone text,
  email text,
  account text,
  created_at timestamp with time zone not null,
  closed_at timestamp with time zone
);
alter table kernel.person enable row level security;
alter table kernel.person force row level security;
create table kernel.post (
  tenant integer not null,
  id uuid not null,
  unit uuid not null,
  role text not null,
  area text collate "C" not null,
  title jsonb not null,
  hours jsonb,
  person uuid,
  covered_by uuid,
  closed_at timestamp with time zone
);
alter table kernel.post enable row level security;
alter table kernel.post force row level security;
create table kernel.role (
  tenant integer not null,
  code text not null,
  name jsonb not null,
  capabilities text[] not null,
  closed_at timestamp with time zone,
  revision integer not null default 1
);
alter table kernel.role enable row level security;
alter table kernel.role force row level security;
create table kernel.subject (
  tenant integer not null,
  subject text not null,
  area text collate "C" not null,
  units uuid[] not null,
  kept_from uuid
);
alter table kernel.subject enable row level security;
alter table kernel.subject force row level security;
create table kernel.unit (
  tenant integer not null,
  id uuid not null,
  kind text not null,
  name jsonb not null,
  area text collate "C" not null,
  parent uuid,
  public_phone text,
  closed_at timestamp with time zone
);
alter table kernel.unit enable row level security;
alter table kernel.unit force row level security;
create table register.account (
  tenant integer not null,
  id uuid not null,
  subject uuid not null,
  element text not null,
  kind text not null,
  unit uuid,
  stands jsonb not null,
  other jsonb not null,
  other_op uuid not null,
  at timestamp with time zone not null,
  settled_at timestamp with time zone,
  choice text,
  who jsonb,
  reason text
);
alter table register.account enable row level security;
alter table register.account force row level security;
create table register.consent (
  tenant integer not null,
  id uuid not null,
  subject uuid not null,
  purpose text not null,
  elements text[] not null,
  wording text not null,
  channel text not null,
  since date not null,
  until date not null,
  withdrawn_at timestamp with time zone
);
alter table register.consent enable row level security;
alter table register.consent force row level security;
create table register.dictionary (
  tenant integer not null,
  version integer not null,
  changed_at timestamp with time zone not null
);
alter table register.dictionary enable row level security;
alter table register.dictionary force row level security;
create table register.element (
  tenant integer not null,
  code text not null,
  version integer not null,
  body jsonb not null,
  retired boolean not null default false,
  since timestamp with time zone not null,
  who jsonb not null,
  reason text
);
alter table register.element enable row level security;
alter table register.element force row level security;
create table register.fact (
  tenant integer not null,
  subject uuid not null,
  element text not null,
  op uuid not null,
  hlc text collate "C" not null,
  claimed text collate "C",
  base text collate "C",
  value jsonb,
  who jsonb not null,
  source text not null,
  seen date not null,
  until date,
  basis jsonb,
  outcome text not null,
  merge_id uuid,
  at timestamp with time zone not null
);
alter table register.fact enable row level security;
alter table register.fact force row level security;
create table register.member (
  tenant integer not null,
  id uuid not null,
  household uuid not null,
  person uuid not null,
  relation text not null,
  is_head boolean not null,
  since date not null,
  until date,
  why_out text
);
alter table register.member enable row level security;
alter table register.member force row level security;
create table register.merge (
  tenant integer not null,
  id uuid not null,
  kept uuid not null,
  gone uuid not null,
  members uuid[] not null,
  at timestamp with time zone not null,
  undone_at timestamp with time zone
);
alter table register.merge enable row level security;
alter table register.merge force row level security;
create table register.moved (
  tenant integer not null,
  id uuid not null,
  subject uuid not null,
  old_area text collate "C" not null,
  at timestamp with time zone not null,
  seq bigint not null default nextval('register.seq'::regclass),
  xid xid8 not null default (((((pg_current_xact_id())::text)::bigint + kernel.moved()))::text)::xid8
);
alter table register.moved enable row level security;
alter table register.moved force row level security;
create table register.search (
  tenant integer not null,
  subject uuid not null,
  kind text not null,
  name text not null,
  words tsvector not null
);
create table register.subject (
  tenant integer not null,
  id uuid not null,
  kind text not null,
  area text collate "C" not null,
  name text not null,
  facts jsonb not null,
  merged_into uuid,
  added_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  seq bigint not null default nextval('register.seq'::regclass),
  xid xid8 not null default (((((pg_current_xact_id())::text)::bigint + kernel.moved()))::text)::xid8
);
alter table register.subject enable row level security;
alter table register.subject force row level security;

-- constraints -----------------------------------------------------------------------------------------

alter table auth."twoFactor" add constraint "twoFactor_pkey" PRIMARY KEY (id);
alter table auth."twoFactor" add constraint "twoFactor_userId_fkey" FOREIGN KEY ("userId") REFERENCES auth."user"(id) ON DELETE CASCADE;
alter table auth."user" add constraint user_email_key UNIQUE (email);
alter table auth."user" add constraint user_kind_check CHECK ((kind = ANY (ARRAY['staff'::text, 'resident'::text])));
alter table auth."user" add constraint "user_phoneNumber_key" UNIQUE ("phoneNumber");
alter table auth."user" add constraint user_pkey PRIMARY KEY (id);
alter table auth.account add constraint account_pkey PRIMARY KEY (id);
alter table auth.account add constraint "account_userId_fkey" FOREIGN KEY ("userId") REFERENCES auth."user"(id) ON DELETE CASCADE;
alter table auth.session add constraint session_pkey PRIMARY KEY (id);
alter table auth.session add constraint session_token_key UNIQUE (token);
alter table auth.session add constraint "session_userId_fkey" FOREIGN KEY ("userId") REFERENCES auth."user"(id) ON DELETE CASCADE;
alter table auth.tries add constraint tries_pkey PRIMARY KEY (key);
alter table auth.verification add constraint verification_pkey PRIMARY KEY (id);
alter table casework."case" add constraint case_pkey PRIMARY KEY (tenant, id);
alter table casework."case" add constraint case_tenant_number_key UNIQUE (tenant, number);
alter table casework.attachment add constraint attachment_pkey PRIMARY KEY (tenant, file);
alter table casework.attachment add constraint attachment_tenant_case_id_fkey FOREIGN KEY (tenant, case_id) REFERENCES casework."case"(tenant, id);
alter table casework.category add constraint category_pkey PRIMARY KEY (tenant, code);
alter table casework.category_form add constraint category_form_pkey PRIMARY KEY (tenant, id);
alter table casework.contact add constraint contact_lang_check CHECK ((lang = ANY (ARRAY['zh'::text, 'en'::text])));
alter table casework.contact add constraint contact_pkey PRIMARY KEY (tenant, request);
alter table casework.contact add constraint contact_tenant_request_fkey FOREIGN KEY (tenant, request) REFERENCES casework.request(tenant, id);
alter table casework.deadline_rule add constraint deadline_rule_pkey PRIMARY KEY (tenant, id);
alter table casework.import_job add constraint import_job_pkey PRIMARY KEY (tenant, id);
alter table casework.key add constraint key_pkey PRIMARY KEY (tenant, number);
alter table casework.learner add constraint learner_pkey PRIMARY KEY (tenant, kind);
alter table casework.pack_words add constraint pack_words_pkey PRIMARY KEY (tenant, name);
alter table casework.place add constraint place_pkey PRIMARY KEY (tenant, key, at, case_id);
alter table casework.posting add constraint posting_kind_check CHECK ((kind = ANY (ARRAY['case'::text, 'update'::text, 'away'::text])));
alter table casework.posting add constraint posting_pkey PRIMARY KEY (tenant, id);
alter table casework.posting add constraint posting_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'sending'::text, 'sent'::text, 'acknowledged'::text, 'failed'::text])));
alter table casework.posting add constraint posting_tenant_case_id_fkey FOREIGN KEY (tenant, case_id) REFERENCES casework."case"(tenant, id);
alter table casework.posting add constraint posting_tenant_unit_fkey FOREIGN KEY (tenant, unit) REFERENCES casework.remote(tenant, unit);
alter table casework.programme add constraint programme_pkey PRIMARY KEY (tenant, id);
alter table casework.programme_task add constraint programme_task_pkey PRIMARY KEY (tenant, id);
alter table casework.programme_task add constraint programme_task_tenant_programme_fkey FOREIGN KEY (tenant, programme) REFERENCES casework.programme(tenant, id);
alter table casework.reclocking add constraint reclocking_pkey PRIMARY KEY (tenant, revision);
alter table casework.remote add constraint remote_format_check CHECK ((format = ANY (ARRAY['json'::text, 'xml'::text])));
alter table casework.remote add constraint remote_media_check CHECK ((media = ANY (ARRAY['none'::text, 'url'::text, 'file'::text])));
alter table casework.remote add constraint remote_pkey PRIMARY KEY (tenant, unit);
alter table casework.remote add constraint remote_tenant_unit_fkey FOREIGN KEY (tenant, unit) REFERENCES kernel.unit(tenant, id);
alter table casework.request add constraint request_pkey PRIMARY KEY (tenant, id);
alter table casework.request add constraint request_tenant_case_id_fkey FOREIGN KEY (tenant, case_id) REFERENCES casework."case"(tenant, id);
alter table casework.request add constraint request_tenant_number_key UNIQUE (tenant, number);
alter table casework.request add constraint request_tenant_source_key UNIQUE (tenant, source);
alter table casework.search add constraint search_pkey PRIMARY KEY (tenant, case_id);
alter table casework.suggested add constraint suggested_pkey PRIMARY KEY (tenant, case_id, kind);
alter table casework.suggested add constraint suggested_tenant_case_id_fkey FOREIGN KEY (tenant, case_id) REFERENCES casework."case"(tenant, id);
alter table casework.template add constraint template_pkey PRIMARY KEY (tenant, id);
alter table casework.thread add constraint thread_pkey PRIMARY KEY (tenant, id);
alter table casework.thread_apart add constraint thread_apart_pkey PRIMARY KEY (tenant, request, thread);
alter table casework.thread_apart add constraint thread_apart_tenant_request_fkey FOREIGN KEY (tenant, request) REFERENCES casework.request(tenant, id);
alter table casework.thread_member add constraint thread_member_pkey PRIMARY KEY (tenant, request);
alter table casework.thread_member add constraint thread_member_tenant_request_fkey FOREIGN KEY (tenant, request) REFERENCES casework.request(tenant, id);
alter table casework.topic_background add constraint topic_background_pkey PRIMARY KEY (tenant);
alter table forms.filling add constraint filling_pkey PRIMARY KEY (tenant, id);
alter table forms.form add constraint form_pkey PRIMARY KEY (tenant, id);
alter table forms.template add constraint template_pkey PRIMARY KEY (tenant, hash);
alter table forms.version add constraint version_pkey PRIMARY KEY (tenant, form, version);
alter table forms.version add constraint version_tenant_form_fkey FOREIGN KEY (tenant, form) REFERENCES forms.form(tenant, id);
alter table forms.version add constraint version_tenant_hash_fkey FOREIGN KEY (tenant, hash) REFERENCES forms.template(tenant, hash);
alter table inbox.duty add constraint duty_minutes_check CHECK ((minutes >= 0));
alter table inbox.duty add constraint duty_pkey PRIMARY KEY (tenant, id);
alter table kernel.act add constraint act_pkey PRIMARY KEY (tenant, id);
alter table kernel.act add constraint act_tenant_subject_n_key UNIQUE (tenant, subject, n);
alter table kernel.act_block add constraint act_block_pkey PRIMARY KEY (tenant, no);
alter table kernel.api_key add constraint api_key_pkey PRIMARY KEY (tenant, id);
alter table kernel.api_key add constraint api_key_tenant_fingerprint_key UNIQUE (tenant, fingerprint);
alter table kernel.api_key add constraint api_key_tenant_unit_fkey FOREIGN KEY (tenant, unit) REFERENCES kernel.unit(tenant, id);
alter table kernel.area add constraint area_level_check CHECK ((level = ANY (ARRAY['county'::text, 'street'::text, 'community'::text, 'grid'::text])));
alter table kernel.area add constraint area_pkey PRIMARY KEY (tenant, path);
alter table kernel.calendar add constraint calendar_pkey PRIMARY KEY (tenant, id);
alter table kernel.calendar_change add constraint calendar_change_pkey PRIMARY KEY (tenant, calendar, revision);
alter table kernel.calendar_change add constraint calendar_change_tenant_calendar_fkey FOREIGN KEY (tenant, calendar) REFERENCES kernel.calendar(tenant, id);
alter table kernel.calendar_year add constraint calendar_year_pkey PRIMARY KEY (tenant, calendar, year, revision);
alter table kernel.calendar_year add constraint calendar_year_tenant_calendar_fkey FOREIGN KEY (tenant, calendar) REFERENCES kernel.calendar(tenant, id);
alter table kernel.command add constraint command_pkey PRIMARY KEY (tenant, id);
alter table kernel.complaint_kind add constraint complaint_kind_pkey PRIMARY KEY (tenant, kind);
alter table kernel.file add constraint file_pkey PRIMARY KEY (tenant, id);
alter table kernel.invitation add constraint invitation_pkey PRIMARY KEY (tenant, id);
alter table kernel.invitation add constraint invitation_tenant_person_fkey FOREIGN KEY (tenant, person) REFERENCES kernel.person(tenant, id);
alter table kernel.invitation add constraint invitation_tenant_token_hash_key UNIQUE (tenant, token_hash);
alter table kernel.lease add constraint lease_pkey PRIMARY KEY (name);
alter table kernel.local_day add constraint local_day_pkey PRIMARY KEY (tenant, calendar, date);
alter table kernel.local_day add constraint local_day_tenant_calendar_fkey FOREIGN KEY (tenant, calendar) REFERENCES kernel.calendar(tenant, id);
alter table kernel.map_feature add constraint map_feature_pkey PRIMARY KEY (tenant, id);
alter table kernel.message add constraint message_channel_check CHECK ((channel = ANY (ARRAY['sms'::text, 'mail'::text, 'webhook'::text])));
alter table kernel.message add constraint message_pkey PRIMARY KEY (tenant, id);
alter table kernel.message add constraint message_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'sending'::text, 'sent'::text, 'given-up'::text])));
alter table kernel.migration add constraint migration_pkey PRIMARY KEY (module, name);
alter table kernel.person add constraint person_pkey PRIMARY KEY (tenant, id);
alter table kernel.person add constraint person_tenant_account_key UNIQUE (tenant, account);
alter table kernel.person add constraint person_tenant_login_key UNIQUE (tenant, login);
alter table kernel.post add constraint post_pkey PRIMARY KEY (tenant, id);
alter table kernel.post add constraint post_tenant_covered_by_fkey FOREIGN KEY (tenant, covered_by) REFERENCES kernel.person(tenant, id);
alter table kernel.post add constraint post_tenant_person_fkey FOREIGN KEY (tenant, person) REFERENCES kernel.person(tenant, id);
alter table kernel.post add constraint post_tenant_role_fkey FOREIGN KEY (tenant, role) REFERENCES kernel.role(tenant, code);
alter table kernel.post add constraint post_tenant_unit_fkey FOREIGN KEY (tenant, unit) REFERENCES kernel.unit(tenant, id);
alter table kernel.role add constraint role_pkey PRIMARY KEY (tenant, code);
alter table kernel.subject add constraint subject_pkey PRIMARY KEY (tenant, subject);
alter table kernel.unit add constraint unit_pkey PRIMARY KEY (tenant, id);
alter table register.account add constraint account_kind_check CHECK ((kind = ANY (ARRAY['two'::text, 'proposal'::text])));
alter table register.account add constraint account_pkey PRIMARY KEY (tenant, id);
alter table register.account add constraint account_tenant_subject_element_other_op_key UNIQUE (tenant, subject, element, other_op);
alter table register.account add constraint account_tenant_subject_fkey FOREIGN KEY (tenant, subject) REFERENCES register.subject(tenant, id);
alter table register.consent add constraint consent_pkey PRIMARY KEY (tenant, id);
alter table register.consent add constraint consent_tenant_subject_fkey FOREIGN KEY (tenant, subject) REFERENCES register.subject(tenant, id);
alter table register.dictionary add constraint dictionary_pkey PRIMARY KEY (tenant);
alter table register.element add constraint element_pkey PRIMARY KEY (tenant, code, version);
alter table register.fact add constraint fact_pkey PRIMARY KEY (tenant, subject, element, op);
alter table register.fact add constraint fact_tenant_subject_fkey FOREIGN KEY (tenant, subject) REFERENCES register.subject(tenant, id);
alter table register.member add constraint member_pkey PRIMARY KEY (tenant, id);
alter table register.member add constraint member_tenant_household_fkey FOREIGN KEY (tenant, household) REFERENCES register.subject(tenant, id);
alter table register.member add constraint member_tenant_person_fkey FOREIGN KEY (tenant, person) REFERENCES register.subject(tenant, id);
alter table register.merge add constraint merge_pkey PRIMARY KEY (tenant, id);
alter table register.merge add constraint merge_tenant_gone_fkey FOREIGN KEY (tenant, gone) REFERENCES register.subject(tenant, id);
alter table register.merge add constraint merge_tenant_kept_fkey FOREIGN KEY (tenant, kept) REFERENCES register.subject(tenant, id);
alter table register.moved add constraint moved_pkey PRIMARY KEY (tenant, id);
alter table register.search add constraint search_pkey PRIMARY KEY (tenant, subject);
alter table register.subject add constraint subject_kind_check CHECK ((kind = ANY (ARRAY['person'::text, 'household'::text, 'place'::text, 'organisation'::text])));
alter table register.subject add constraint subject_pkey PRIMARY KEY (tenant, id);

-- indexes ---------------------------------------------------------------------------------------------

CREATE INDEX "twoFactor_secret_idx" ON auth."twoFactor" USING btree (secret);
CREATE INDEX "twoFactor_userId_idx" ON auth."twoFactor" USING btree ("userId");
CREATE INDEX "account_userId_idx" ON auth.account USING btree ("userId");
CREATE INDEX "session_userId_idx" ON auth.session USING btree ("userId");
CREATE INDEX verification_identifier_idx ON auth.verification USING btree (identifier);
CREATE INDEX case_alarm ON casework."case" USING btree (tenant, due, id) WHERE ((type = 'open'::text) AND ((alarm ->> 'answer'::text) = 'open'::text));
CREATE INDEX case_alarm_seen ON casework."case" USING btree (tenant, opened_at) WHERE (alarm IS NOT NULL);
CREATE INDEX case_area ON casework."case" USING btree (tenant, area, opened_at DESC);
CREATE INDEX case_cell ON casework."case" USING btree (tenant, cell, opened_at DESC) WHERE (cell IS NOT NULL);
CREATE INDEX case_changed ON casework."case" USING btree (tenant, changed_at);
CREATE INDEX case_claimed ON casework."case" USING btree (tenant, claimed_at) WHERE (status = 'claimed'::text);
CREATE INDEX case_complaint ON casework."case" USING btree (tenant, opened_at) WHERE ((about IS NOT NULL) AND (status = 'received'::text));
CREATE INDEX case_lead ON casework."case" USING btree (tenant, lead, type, due);
CREATE INDEX case_look_back ON casework."case" USING btree (tenant, look_back_at) WHERE (look_back_at IS NOT NULL);
CREATE INDEX case_newest ON casework."case" USING btree (tenant, opened_at DESC, id DESC);
CREATE INDEX case_open ON casework."case" USING btree (tenant, id) WHERE (type = 'open'::text);
CREATE INDEX case_open_due ON casework."case" USING btree (tenant, due, id) WHERE (type = 'open'::text);
CREATE INDEX case_public ON casework."case" USING btree (tenant, opened_at DESC, id DESC) WHERE (public_text IS NOT NULL);
CREATE INDEX case_replied ON casework."case" USING btree (tenant, lead, claimed_at DESC) WHERE (claimed_at IS NOT NULL);
CREATE INDEX case_sweep ON casework."case" USING btree (tenant, sweep_at) WHERE (sweep_at IS NOT NULL);
CREATE INDEX case_units ON casework."case" USING gin (units);
CREATE INDEX attachment_case ON casework.attachment USING btree (tenant, case_id);
CREATE INDEX contact_phone ON casework.contact USING btree (tenant, phone) WHERE (phone IS NOT NULL);
CREATE INDEX import_job_newest ON casework.import_job USING btree (tenant, at DESC);
CREATE INDEX posting_due ON casework.posting USING btree (tenant, next_try) WHERE (state = ANY (ARRAY['waiting'::text, 'sending'::text, 'sent'::text]));
CREATE INDEX posting_of_case ON casework.posting USING btree (tenant, case_id, unit, n);
CREATE UNIQUE INDEX programme_open ON casework.programme USING btree (tenant, thread) WHERE (closed_at IS NULL);
CREATE INDEX programme_task_programme ON casework.programme_task USING btree (tenant, programme);
CREATE INDEX request_case ON casework.request USING btree (tenant, case_id);
CREATE INDEX request_resident ON casework.request USING btree (tenant, resident, at DESC) WHERE (resident IS NOT NULL);
CREATE INDEX request_writer ON casework.request USING btree (tenant, writer, at, id) WHERE (writer IS NOT NULL);
CREATE INDEX search_words ON casework.search USING gin (words);
CREATE INDEX suggested_newest ON casework.suggested USING btree (tenant, kind, at DESC);
CREATE INDEX thread_topic ON casework.thread USING btree (tenant, area) WHERE ((merged_into IS NULL) AND (size >= 3));
CREATE INDEX thread_member_thread ON casework.thread_member USING btree (tenant, thread);
CREATE INDEX filling_until ON forms.filling USING btree (tenant, until);
CREATE INDEX form_unit ON forms.form USING btree (tenant, unit);
CREATE INDEX duty_list ON inbox.duty USING btree (tenant, unit, needs, due, minutes, id) INCLUDE (line, kind, person, snoozed_until, area, ref, kept_from) WHERE (done_at IS NULL);
CREATE UNIQUE INDEX duty_open ON inbox.duty USING btree (tenant, key) WHERE (done_at IS NULL);
CREATE INDEX duty_ref ON inbox.duty USING btree (tenant, ref) WHERE (done_at IS NULL);
CREATE INDEX act_at ON kernel.act USING btree (tenant, at);
CREATE INDEX act_cursor ON kernel.act USING btree (tenant, xid, id);
CREATE INDEX api_key_unit ON kernel.api_key USING btree (tenant, unit) WHERE (unit IS NOT NULL);
CREATE INDEX command_at ON kernel.command USING btree (tenant, at);
CREATE INDEX invitation_person ON kernel.invitation USING btree (tenant, person);
CREATE INDEX message_due ON kernel.message USING btree (tenant, next_try) WHERE (state = ANY (ARRAY['waiting'::text, 'sending'::text]));
CREATE INDEX message_newest ON kernel.message USING btree (tenant, created_at DESC, id DESC);
CREATE INDEX message_order ON kernel.message USING btree (tenant, subject, recipient, id) WHERE (state = ANY (ARRAY['waiting'::text, 'sending'::text]));
CREATE INDEX post_cover ON kernel.post USING btree (tenant, covered_by);
CREATE INDEX post_person ON kernel.post USING btree (tenant, person);
CREATE INDEX post_unit ON kernel.post USING btree (tenant, unit);
CREATE INDEX unit_area ON kernel.unit USING btree (tenant, area);
CREATE INDEX account_open ON register.account USING btree (tenant, at) WHERE (settled_at IS NULL);
CREATE INDEX consent_subject ON register.consent USING btree (tenant, subject);
CREATE UNIQUE INDEX member_head ON register.member USING btree (tenant, household) WHERE ((until IS NULL) AND is_head);
CREATE INDEX member_household ON register.member USING btree (tenant, household);
CREATE UNIQUE INDEX member_now ON register.member USING btree (tenant, person) WHERE (until IS NULL);
CREATE INDEX merge_kept ON register.merge USING btree (tenant, kept);
CREATE INDEX moved_cursor ON register.moved USING btree (tenant, xid, seq);
CREATE INDEX search_words ON register.search USING gin (words);
CREATE INDEX subject_area ON register.subject USING btree (tenant, area, id);
CREATE INDEX subject_cursor ON register.subject USING btree (tenant, xid, seq);
CREATE INDEX subject_merged ON register.subject USING btree (tenant, merged_into) WHERE (merged_into IS NOT NULL);

-- policies --------------------------------------------------------------------------------------------

create policy add on casework."case" for insert
  with check ((tenant = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer));
create policy apart on casework."case" as restrictive for all to oneneedle_app
  using (((about IS NULL) OR (about <> ALL (( SELECT (string_to_array(COALESCE(current_setting('app.sits'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[])) OR (id = ( SELECT (NULLIF(current_setting('app.case_id'::text, true), ''::text))::uuid AS "nullif")) OR ((public_text IS NOT NULL) AND (( SELECT current_setting('app.published'::text, true) AS current_setting) = '1'::text))))
  with check (true);
create policy brought on casework."case" for select
  using (((tenant = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer AS "nullif")) AND (keys && ( SELECT array_remove(ARRAY[(NULLIF(current_setting('app.key'::text, true), ''::text))::uuid], NULL::uuid) AS array_remove))));
create policy change on casework."case" for update
  using (((tenant = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer AS "nullif")) AND (((area || '.'::text) ~~ ANY (( SELECT string_to_array(current_setting('app.areas'::text, true), ','::text) AS string_to_array)::text[])) OR (units && ( SELECT (string_to_array(current_setting('app.units'::text, true), ','::text))::uuid[] AS string_to_array)) OR (id = ( SELECT (NULLIF(current_setting('app.case_id'::text, true), ''::text))::uuid AS "nullif")))))
  with check ((tenant = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer));
create policy see on casework."case" for select
  using (((tenant = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer AS "nullif")) AND (((area || '.'::text) ~~ ANY (( SELECT string_to_array(current_setting('app.areas'::text, true), ','::text) AS string_to_array)::text[])) OR (units && ( SELECT (string_to_array(current_setting('app.units'::text, true), ','::text))::uuid[] AS string_to_array)) OR (id = ( SELECT (NULLIF(current_setting('app.case_id'::text, true), ''::text))::uuid AS "nullif")) OR ((public_text IS NOT NULL) AND (( SELECT current_setting('app.published'::text, true) AS current_setting) = '1'::text)))));
create policy add on casework.attachment for insert
  with check ((tenant = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer));
create policy change on casework.attachment for update
  using (((tenant = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer AS "nullif")) AND (EXISTS ( SELECT 1
   FROM casework."case" c
  WHERE ((c.tenant = attachment.tenant) AND (c.id = attachment.case_id))))))
  with check ((tenant = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer));
create policy see on casework.attachment for select
  using (((tenant = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer AS "nullif")) AND (EXISTS ( SELECT 1
   FROM casework."case" c
  WHERE ((c.tenant = attachment.tenant) AND (c.id = attachment.case_id))))));
create policy keep on casework.category for all
  using (((tenant = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer AS "nullif")) AND ((tenant || '.'::text) ~~ ANY (( SELECT string_to_array(current_setting('app.areas'::text, true), ','::text) AS string_to_array)::text[]))));
create policy see on casework.category for select
  using ((tenant = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer AS "nullif")));
create policy keep on casework.category_form for all
  using (((tenant = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer AS "nullif")) AND ((tenant || '.'::text) ~~ ANY (( SELECT string_to_array(current_setting('app.areas'::text, true), ','::text) AS string_to_array)::text[]))));
create policy see on casework.category_form for select
  using ((tenant = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer AS "nullif")));
create policy add on casework.contact for insert
  with check ((tenant = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer));
create policy see on casework.contact for select
  using (((tenant = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer AS "nullif")) AND (EXISTS ( SELECT 1
   FROM casework.request r
  WHERE ((r.tenant = contact.tenant) AND (r.id = contact.request))))));
create policy keep on casework.deadline_rule for all
  using (((tenant = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer AS "nullif")) AND ((tenant || '.'::text) ~~ ANY (( SELECT string_to_array(current_setting('app.areas'::text, true), ','::text) AS string_to_array)::text[]))));
create policy see on casework.deadline_rule for select
  using ((tenant = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer AS "nullif")));
create policy keep on casework.import_job for all
  using (((tenant = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer AS "nullif")) AND ((tenant || '.'::text) ~~ ANY (( SELECT string_to_array(current_setting('app.areas'::text, true), ','::text) AS string_to_array)::text[]))));
create policy add on casework.learner for insert
  with check (((tenant = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer AS "nullif")) AND ((tenant || '.'::text) ~~ ANY (( SELECT string_to_array(current_setting('app.areas'::text, true), ','::text) AS string_to_array)::text[]))));
create policy change on casework.learner for update
  using (((tenant = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer AS "nullif")) AND ((tenant || '.'::text) ~~ ANY (( SELECT string_to_array(current_setting('app.areas'::text, true), ','::text) AS string_to_array)::text[]))));
create policy see on casework.learner for select
  using ((tenant = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer AS "nullif")));
create policy keep on casework.pack_words for all
  using (((tenant = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer AS "nullif")) AND ((tenant || '.'::text) ~~ ANY (( SELECT string_to_array(current_setting('app.areas'::text, true), ','::text) AS string_to_array)::text[]))));
create policy see on casework.pack_words for select
  using ((tenant = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer AS "nullif")));
create policy of_case on casework.posting for all
  using (((tenant = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer AS "nullif")) AND (EXISTS ( SELECT 1
   FROM casework."case" c
  WHERE ((c.tenant = posting.tenant) AND (c.id = posting.case_id) AND (((c.area || '.'::text) ~~ ANY (( SELECT string_to_array(current_setting('app.areas'::text, true), ','::text) AS string_to_array)::text[])) OR (c.units && ( SELECT (string_to_array(current_setting('app.units'::text, true), ','::text))::uuid[] AS string_to_array)) OR (c.id = ( SELECT (NULLIF(current_setting('app.case_id'::text, true), ''::text))::uuid AS "nullif"))))))))
  with check ((tenant = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer));
create policy add on casework.programme for insert
  with check (((tenant = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer AS "nullif")) AND ((area || '.'::text) ~~ ANY (( SELECT string_to_array(current_setting('app.areas'::text, true), ','::text) AS string_to_array)::text[]))));
create policy change on casework.programme for update
  using (((tenant = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer AS "nullif")) AND ((area || '.'::text) ~~ ANY (( SELECT string_to_array(current_setting('app.areas'::text, true), ','::text) AS string_to_array)::text[]))));
create policy see on casework.programme for select
  using (((tenant = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer AS "nullif")) AND (((area || '.'::text) ~~ ANY (( SELECT string_to_array(current_setting('app.areas'::text, true), ','::text) AS string_to_array)::text[])) OR (units && (( SELECT string_to_array(current_setting('app.units'::text, true), ','::text) AS string_to_array))::uuid[]) OR (( SELECT current_setting('app.published'::text, true) AS current_setting) = '1'::text))));
create policy add on casework.programme_task for insert
  with check (((tenant = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer AS "nullif")) AND (EXISTS ( SELECT 1
   FROM casework.programme p
  WHERE ((p.tenant = programme_task.tenant) AND (p.id = programme_task.programme))))));
create policy change on casework.programme_task for update
  using (((tenant = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer AS "nullif")) AND ((unit = ANY ((( SELECT string_to_array(current_setting('app.units'::text, true), ','::text) AS string_to_array))::uuid[])) OR (EXISTS ( SELECT 1
   FROM casework.programme p
  WHERE ((p.tenant = programme_task.tenant) AND (p.id = programme_task.programme) AND ((p.area || '.'::text) ~~ ANY (( SELECT string_to_array(current_setting('app.areas'::text, true), ','::text) AS string_to_array)::text[]))))))));
create policy see on casework.programme_task for select
  using (((tenant = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer AS "nullif")) AND (EXISTS ( SELECT 1
   FROM casework.programme p
  WHERE ((p.tenant = programme_task.tenant) AND (p.id = programme_task.programme))))));
create policy of_county on casework.reclocking for all
  using (((tenant = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer AS "nullif")) AND ((tenant || '.'::text) ~~ ANY (( SELECT string_to_array(current_setting('app.areas'::text, true), ','::text) AS string_to_array)::text[]))));
create policy keep on casework.remote for all
  using (((tenant = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer AS "nullif")) AND ((tenant || '.'::text) ~~ ANY (( SELECT string_to_array(current_setting('app.areas'::text, true), ','::text) AS string_to_array)::text[]))));
create policy see on casework.remote for select
  using ((tenant = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer AS "nullif")));
create policy add on casework.request for insert
  with check ((tenant = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer));
create policy brought on casework.request for select
  using (((tenant = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer AS "nullif")) AND starts_with(source, ( SELECT (('open311:'::text || NULLIF(current_setting('app.key'::text, true), ''::text)) || ':'::text)))));
create policy change on casework.request for update
  using (((tenant = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer AS "nullif")) AND ((case_id = ( SELECT (NULLIF(current_setting('app.case_id'::text, true), ''::text))::uuid AS "nullif")) OR (EXISTS ( SELECT 1
   FROM casework."case" c
  WHERE ((c.tenant = request.tenant) AND (c.id = request.case_id) AND (((c.area || '.'::text) ~~ ANY (( SELECT string_to_array(current_setting('app.areas'::text, true), ','::text) AS string_to_array)::text[])) OR (c.units && ( SELECT (string_to_array(current_setting('app.units'::text, true), ','::text))::uuid[] AS string_to_array)))))))))
  with check ((tenant = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer));
create policy see on casework.request for select
  using (((tenant = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer AS "nullif")) AND ((case_id = ( SELECT (NULLIF(current_setting('app.case_id'::text, true), ''::text))::uuid AS "nullif")) OR (resident = ( SELECT NULLIF(current_setting('app.person'::text, true), ''::text) AS "nullif")) OR (EXISTS ( SELECT 1
   FROM casework."case" c
  WHERE ((c.tenant = request.tenant) AND (c.id = request.case_id) AND (((c.area || '.'::text) ~~ ANY (( SELECT string_to_array(current_setting('app.areas'::text, true), ','::text) AS string_to_array)::text[])) OR (c.units && ( SELECT (string_to_array(current_setting('app.units'::text, true), ','::text))::uuid[] AS string_to_array)))))))));
create policy of_case on casework.suggested for all
  using (((tenant = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer AS "nullif")) AND (EXISTS ( SELECT 1
   FROM casework."case" c
  WHERE ((c.tenant = suggested.tenant) AND (c.id = suggested.case_id))))));
create policy keep on casework.template for all
  using (((tenant = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer AS "nullif")) AND ((tenant || '.'::text) ~~ ANY (( SELECT string_to_array(current_setting('app.areas'::text, true), ','::text) AS string_to_array)::text[]))));
create policy see on casework.template for select
  using ((tenant = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer AS "nullif")));
create policy within on casework.thread for all
  using (((tenant = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer AS "nullif")) AND ((area || '.'::text) ~~ ANY (( SELECT string_to_array(current_setting('app.areas'::text, true), ','::text) AS string_to_array)::text[]))));
create policy within on casework.thread_apart for all
  using (((tenant = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer AS "nullif")) AND (EXISTS ( SELECT 1
   FROM casework.request r
  WHERE ((r.tenant = thread_apart.tenant) AND (r.id = thread_apart.request))))));
create policy within on casework.thread_member for all
  using (((tenant = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer AS "nullif")) AND (EXISTS ( SELECT 1
   FROM casework.request r
  WHERE ((r.tenant = thread_member.tenant) AND (r.id = thread_member.request))))));
create policy of_county on casework.topic_background for all
  using (((tenant = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer AS "nullif")) AND ((tenant || '.'::text) ~~ ANY (( SELECT string_to_array(current_setting('app.areas'::text, true), ','::text) AS string_to_array)::text[]))));
create policy add on forms.filling for insert
  with check ((tenant = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer));
create policy forget on forms.filling for all to oneneedle
  using ((tenant = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer AS "nullif")));
create policy see on forms.filling for select
  using (((tenant = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer AS "nullif")) AND ((area || '.'::text) ~~ ANY (( SELECT string_to_array(current_setting('app.areas'::text, true), ','::text) AS string_to_array)::text[]))));
create policy add on forms.form for insert
  with check (((tenant = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer) AND ((unit = ANY ((( SELECT string_to_array(current_setting('app.units'::text, true), ','::text) AS string_to_array))::uuid[])) OR ((tenant || '.'::text) ~~ ANY (( SELECT string_to_array(current_setting('app.areas'::text, true), ','::text) AS string_to_array)::text[])))));
create policy change on forms.form for update
  using (((tenant = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer AS "nullif")) AND ((unit = ANY ((( SELECT string_to_array(current_setting('app.units'::text, true), ','::text) AS string_to_array))::uuid[])) OR ((tenant || '.'::text) ~~ ANY (( SELECT string_to_array(current_setting('app.areas'::text, true), ','::text) AS string_to_array)::text[])))))
  with check ((tenant = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer));
create policy see on forms.form for select
  using ((tenant = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer AS "nullif")));
create policy add on forms.template for insert
  with check ((tenant = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer));
create policy see on forms.template for select
  using ((tenant = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer AS "nullif")));
create policy add on forms.version for insert
  with check ((tenant = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer));
create policy see on forms.version for select
  using ((tenant = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer AS "nullif")));
create policy add on inbox.duty for insert
  with check ((tenant = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer));
create policy apart on inbox.duty as restrictive for all to oneneedle_app
  using (((kept_from IS NULL) OR (kept_from <> ALL (( SELECT (string_to_array(COALESCE(current_setting('app.sits'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))))
  with check (true);
create policy change on inbox.duty for update
  using (((tenant = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer AS "nullif")) AND ((unit = ANY (( SELECT (string_to_array(current_setting('app.units'::text, true), ','::text))::uuid[] AS string_to_array)::uuid[])) OR ((area || '.'::text) ~~ ANY (( SELECT string_to_array(current_setting('app.areas'::text, true), ','::text) AS string_to_array)::text[])) OR (ref = ( SELECT (NULLIF(current_setting('app.case_id'::text, true), ''::text))::uuid AS "nullif")))))
  with check ((tenant = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer));
create policy see on inbox.duty for select
  using (((tenant = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer AS "nullif")) AND ((unit = ANY (( SELECT (string_to_array(current_setting('app.units'::text, true), ','::text))::uuid[] AS string_to_array)::uuid[])) OR ((area || '.'::text) ~~ ANY (( SELECT string_to_array(current_setting('app.areas'::text, true), ','::text) AS string_to_array)::text[])) OR (ref = ( SELECT (NULLIF(current_setting('app.case_id'::text, true), ''::text))::uuid AS "nullif")))));
create policy add on kernel.act for insert
  with check ((tenant = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer));
create policy apart on kernel.act as restrictive for all to oneneedle_app
  using (((kept_from IS NULL) OR (kept_from <> ALL (( SELECT (string_to_array(COALESCE(current_setting('app.sits'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))))
  with check (true);
create policy see on kernel.act for select
  using (((tenant = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer AS "nullif")) AND ((EXISTS ( SELECT 1
   FROM kernel.subject s
  WHERE ((s.tenant = act.tenant) AND (s.subject = act.subject)))) OR ((tenant || '.'::text) ~~ ANY (( SELECT string_to_array(current_setting('app.areas'::text, true), ','::text) AS string_to_array)::text[])) OR ((who ->> 'id'::text) = ( SELECT NULLIF(current_setting('app.person'::text, true), ''::text) AS "nullif")))));
create policy of_tenant on kernel.act_block for all
  using ((tenant = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer AS "nullif")));
create policy keep on kernel.api_key for all
  using (((tenant = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer AS "nullif")) AND ((tenant || '.'::text) ~~ ANY (( SELECT string_to_array(current_setting('app.areas'::text, true), ','::text) AS string_to_array)::text[]))));
create policy keep on kernel.area for all
  using (((tenant = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer AS "nullif")) AND ((path || '.'::text) ~~ ANY (( SELECT string_to_array(current_setting('app.areas'::text, true), ','::text) AS string_to_array)::text[]))));
create policy see on kernel.area for select
  using ((tenant = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer AS "nullif")));
create policy of_tenant on kernel.calendar for all
  using ((tenant = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer AS "nullif")));
create policy keep on kernel.calendar_change for all
  using (((tenant = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer AS "nullif")) AND ((tenant || '.'::text) ~~ ANY (( SELECT string_to_array(current_setting('app.areas'::text, true), ','::text) AS string_to_array)::text[]))));
create policy see on kernel.calendar_change for select
  using ((tenant = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer AS "nullif")));
create policy of_tenant on kernel.calendar_year for all
  using ((tenant = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer AS "nullif")));
create policy add on kernel.command for insert
  with check ((tenant = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer));
create policy see on kernel.command for select
  using (((tenant = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer AS "nullif")) AND (id = ( SELECT (NULLIF(current_setting('app.command'::text, true), ''::text))::uuid AS "nullif"))));
create policy keep on kernel.complaint_kind for all
  using (((tenant = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer AS "nullif")) AND ((tenant || '.'::text) ~~ ANY (( SELECT string_to_array(current_setting('app.areas'::text, true), ','::text) AS string_to_array)::text[]))));
create policy see on kernel.complaint_kind for select
  using ((tenant = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer AS "nullif")));
create policy of_tenant on kernel.file for all
  using ((tenant = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer AS "nullif")));
create policy of_tenant on kernel.invitation for all
  using ((tenant = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer AS "nullif")));
create policy keep on kernel.local_day for all
  using (((tenant = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer AS "nullif")) AND ((tenant || '.'::text) ~~ ANY (( SELECT string_to_array(current_setting('app.areas'::text, true), ','::text) AS string_to_array)::text[]))));
create policy see on kernel.local_day for select
  using ((tenant = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer AS "nullif")));
create policy keep on kernel.map_feature for all
  using (((tenant = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer AS "nullif")) AND ((area || '.'::text) ~~ ANY (( SELECT string_to_array(current_setting('app.areas'::text, true), ','::text) AS string_to_array)::text[]))));
create policy see on kernel.map_feature for select
  using ((tenant = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer AS "nullif")));
create policy add on kernel.message for insert
  with check ((tenant = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer));
create policy apart on kernel.message as restrictive for all to oneneedle_app
  using (((kept_from IS NULL) OR (kept_from <> ALL (( SELECT (string_to_array(COALESCE(current_setting('app.sits'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))))
  with check (true);
create policy change on kernel.message for update
  using (((tenant = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer AS "nullif")) AND ((tenant || '.'::text) ~~ ANY (( SELECT string_to_array(current_setting('app.areas'::text, true), ','::text) AS string_to_array)::text[]))));
create policy see on kernel.message for select
  using (((tenant = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer AS "nullif")) AND ((tenant || '.'::text) ~~ ANY (( SELECT string_to_array(current_setting('app.areas'::text, true), ','::text) AS string_to_array)::text[]))));
create policy of_tenant on kernel.person for all
  using ((tenant = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer AS "nullif")));
create policy keep on kernel.post for all
  using (((tenant = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer AS "nullif")) AND (((area || '.'::text) ~~ ANY (( SELECT string_to_array(current_setting('app.areas'::text, true), ','::text) AS string_to_array)::text[])) OR (unit = ANY (( SELECT (string_to_array(current_setting('app.units'::text, true), ','::text))::uuid[] AS string_to_array)::uuid[])))));
create policy see on kernel.post for select
  using ((tenant = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer AS "nullif")));
create policy keep on kernel.role for all
  using (((tenant = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer AS "nullif")) AND ((tenant || '.'::text) ~~ ANY (( SELECT string_to_array(current_setting('app.areas'::text, true), ','::text) AS string_to_array)::text[]))));
create policy see on kernel.role for select
  using ((tenant = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer AS "nullif")));
create policy apart on kernel.subject as restrictive for all to oneneedle_app
  using (((kept_from IS NULL) OR (kept_from <> ALL (( SELECT (string_to_array(COALESCE(current_setting('app.sits'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))))
  with check (true);
create policy see on kernel.subject for all
  using (((tenant = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer AS "nullif")) AND (((area || '.'::text) ~~ ANY (( SELECT string_to_array(current_setting('app.areas'::text, true), ','::text) AS string_to_array)::text[])) OR (units && ( SELECT (string_to_array(current_setting('app.units'::text, true), ','::text))::uuid[] AS string_to_array)) OR (subject = ('case:'::text || ( SELECT NULLIF(current_setting('app.case_id'::text, true), ''::text) AS "nullif"))))))
  with check ((tenant = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer));
create policy keep on kernel.unit for all
  using (((tenant = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer AS "nullif")) AND ((area || '.'::text) ~~ ANY (( SELECT string_to_array(current_setting('app.areas'::text, true), ','::text) AS string_to_array)::text[]))));
create policy see on kernel.unit for select
  using ((tenant = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer AS "nullif")));
create policy add on register.account for insert
  with check ((tenant = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer));
create policy change on register.account for update
  using (((tenant = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer AS "nullif")) AND (EXISTS ( SELECT 1
   FROM register.subject s
  WHERE ((s.tenant = account.tenant) AND (s.id = account.subject))))))
  with check ((tenant = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer));
create policy see on register.account for select
  using (((tenant = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer AS "nullif")) AND (EXISTS ( SELECT 1
   FROM register.subject s
  WHERE ((s.tenant = account.tenant) AND (s.id = account.subject))))));
create policy add on register.consent for insert
  with check ((tenant = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer));
create policy change on register.consent for update
  using (((tenant = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer AS "nullif")) AND (EXISTS ( SELECT 1
   FROM register.subject s
  WHERE ((s.tenant = consent.tenant) AND (s.id = consent.subject))))))
  with check ((tenant = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer));
create policy see on register.consent for select
  using (((tenant = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer AS "nullif")) AND (EXISTS ( SELECT 1
   FROM register.subject s
  WHERE ((s.tenant = consent.tenant) AND (s.id = consent.subject))))));
create policy add on register.dictionary for insert
  with check (((tenant = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer) AND ((tenant || '.'::text) ~~ ANY (( SELECT string_to_array(current_setting('app.areas'::text, true), ','::text) AS string_to_array)::text[]))));
create policy change on register.dictionary for update
  using (((tenant = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer AS "nullif")) AND ((tenant || '.'::text) ~~ ANY (( SELECT string_to_array(current_setting('app.areas'::text, true), ','::text) AS string_to_array)::text[]))))
  with check ((tenant = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer));
create policy see on register.dictionary for select
  using (((tenant = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer AS "nullif")) AND true));
create policy add on register.element for insert
  with check (((tenant = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer) AND ((tenant || '.'::text) ~~ ANY (( SELECT string_to_array(current_setting('app.areas'::text, true), ','::text) AS string_to_array)::text[]))));
create policy see on register.element for select
  using (((tenant = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer AS "nullif")) AND true));
create policy add on register.fact for insert
  with check ((tenant = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer));
create policy see on register.fact for select
  using (((tenant = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer AS "nullif")) AND (EXISTS ( SELECT 1
   FROM register.subject s
  WHERE ((s.tenant = fact.tenant) AND (s.id = fact.subject))))));
create policy add on register.member for insert
  with check ((tenant = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer));
create policy change on register.member for update
  using (((tenant = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer AS "nullif")) AND (EXISTS ( SELECT 1
   FROM register.subject s
  WHERE ((s.tenant = member.tenant) AND (s.id = member.household))))))
  with check ((tenant = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer));
create policy see on register.member for select
  using (((tenant = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer AS "nullif")) AND (EXISTS ( SELECT 1
   FROM register.subject s
  WHERE ((s.tenant = member.tenant) AND (s.id = member.household))))));
create policy add on register.merge for insert
  with check ((tenant = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer));
create policy change on register.merge for update
  using (((tenant = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer AS "nullif")) AND (EXISTS ( SELECT 1
   FROM register.subject s
  WHERE ((s.tenant = merge.tenant) AND (s.id = merge.kept))))))
  with check ((tenant = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer));
create policy see on register.merge for select
  using (((tenant = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer AS "nullif")) AND (EXISTS ( SELECT 1
   FROM register.subject s
  WHERE ((s.tenant = merge.tenant) AND (s.id = merge.kept))))));
create policy add on register.moved for insert
  with check ((tenant = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer));
create policy see on register.moved for select
  using (((tenant = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer AS "nullif")) AND ((old_area || '.'::text) ~~ ANY (( SELECT string_to_array(current_setting('app.areas'::text, true), ','::text) AS string_to_array)::text[]))));
create policy add on register.subject for insert
  with check ((tenant = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer));
create policy change on register.subject for update
  using (((tenant = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer AS "nullif")) AND ((area || '.'::text) ~~ ANY (( SELECT string_to_array(current_setting('app.areas'::text, true), ','::text) AS string_to_array)::text[]))))
  with check ((tenant = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer));
create policy see on register.subject for select
  using (((tenant = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer AS "nullif")) AND ((area || '.'::text) ~~ ANY (( SELECT string_to_array(current_setting('app.areas'::text, true), ','::text) AS string_to_array)::text[]))));

-- functions -------------------------------------------------------------------------------------------

CREATE OR REPLACE FUNCTION casework.at_places(keys text[], since timestamp with time zone, till timestamp with time zone, most integer)
 RETURNS TABLE(key text, uses integer, cases uuid[])
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
 SET plan_cache_mode TO 'force_custom_plan'
AS $function$
  select k, (select count(*)::int from (select 1 from casework.place p
      where p.tenant = nullif(current_setting('app.tenant', true), '')::int and p.key = k and p.at >= since and p.at <= till
      limit 1000) counted),
    array(select p.case_id from casework.place p
      where p.tenant = nullif(current_setting('app.tenant', true), '')::int and p.key = k and p.at >= since and p.at <= till
      order by p.at desc limit most)
  from unnest(keys) k
$function$
;
CREATE OR REPLACE FUNCTION casework.common_words()
 RETURNS TABLE(word text, share real, texts bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  select e.word, f.share, c.reltuples::bigint
  from pg_stats s, pg_class c,
    unnest(s.most_common_elems::text::text[]) with ordinality e (word, n),
    unnest(s.most_common_elem_freqs) with ordinality f (share, n)
  where s.schemaname = 'casework' and s.tablename = 'search' and s.attname = 'words'
    and c.oid = 'casework.search'::regclass and c.reltuples >= 2000 and f.n = e.n
$function$
;
CREATE OR REPLACE FUNCTION casework.found(pairs tsquery, most integer)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
 SET plan_cache_mode TO 'force_custom_plan'
AS $function$
  select s.case_id from casework.search s
  where s.tenant = nullif(current_setting('app.tenant', true), '')::int and s.words @@ pairs
  order by s.case_id desc limit most
$function$
;
CREATE OR REPLACE FUNCTION casework.keep_keys(keys json)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  insert into casework.key (tenant, number, secret, case_id, request)
  select nullif(current_setting('app.tenant', true), '')::int, k.number, k.secret, k.case_id, k.request
  from json_populate_recordset(null::casework.key, keys) k
$function$
;
CREATE OR REPLACE FUNCTION casework.move_key(of_request uuid, to_case uuid)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  update casework.key set case_id = to_case
  where tenant = nullif(current_setting('app.tenant', true), '')::int and request = of_request
$function$
;
CREATE OR REPLACE FUNCTION casework.own()
 RETURNS TABLE(number text, text text, public_title text, at timestamp with time zone, status text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
 SET "app.areas" TO '%'
AS $function$
  select r.number, r.text, c.public_title, r.at, c.status
  from casework.request r join casework."case" c on c.tenant = r.tenant and c.id = r.case_id
  where r.tenant = nullif(current_setting('app.tenant', true), '')::int
    and r.resident = nullif(current_setting('app.person', true), '')
  order by r.at desc limit 200
$function$
;
CREATE OR REPLACE FUNCTION casework.pace(lies text, since timestamp with time zone, till timestamp with time zone)
 RETURNS TABLE(category text, cases bigint, confirmed bigint, open_overdue bigint, median_days double precision)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
 SET "app.areas" TO '%'
AS $function$
  select split_part(c.category, '-', 1), count(*), count(*) filter (where c.confirmed_at is not null),
    count(*) filter (where c.type = 'open' and c.solve_due < till and c.solved_at is null),
    percentile_cont(0.5) within group (order by extract(epoch from c.confirmed_at - c.opened_at) / 86400)
      filter (where c.confirmed_at is not null)
  from casework."case" c
  where c.tenant = nullif(current_setting('app.tenant', true), '')::int and c.category is not null
    and c.status <> 'elsewhere'
    and c.opened_at >= since and (lies is null or (c.area >= lies and c.area < lies || '/'))
  group by 1 order by 2 desc
$function$
;
CREATE OR REPLACE FUNCTION casework.remember_all(all_words json)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  insert into casework.search as s (tenant, case_id, area, words)
  select nullif(current_setting('app.tenant', true), '')::int, w.case_id, w.area, w.words
  from json_populate_recordset(null::casework.search, all_words) w
  on conflict (tenant, case_id) do update set area = excluded.area, words = s.words || excluded.words
$function$
;
CREATE OR REPLACE FUNCTION casework.remember_places(places json)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  insert into casework.place (tenant, key, at, case_id)
  select nullif(current_setting('app.tenant', true), '')::int, p.key, p.at, p.case_id
  from json_populate_recordset(null::casework.place, places) p
  on conflict do nothing
$function$
;
CREATE OR REPLACE FUNCTION casework.try_key(request_number text, fingerprint text)
 RETURNS TABLE(case_id uuid, request uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  select k.case_id, k.request from casework.key k
  where k.tenant = nullif(current_setting('app.tenant', true), '')::int
    and k.number = request_number and k.secret = fingerprint
$function$
;
CREATE OR REPLACE FUNCTION casework.worded(pairs tsquery, since uuid, most integer)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
 SET plan_cache_mode TO 'force_custom_plan'
AS $function$
  select s.case_id from casework.search s
  where s.tenant = nullif(current_setting('app.tenant', true), '')::int and s.words @@ pairs and s.case_id >= since
  order by s.case_id desc limit most
$function$
;
CREATE OR REPLACE FUNCTION forms.forget(now timestamp with time zone)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  delete from forms.filling where tenant = nullif(current_setting('app.tenant', true), '')::int and until < now
$function$
;
CREATE OR REPLACE FUNCTION kernel.end_sign_ins(whose uuid, drops_second_factor boolean)
 RETURNS TABLE(sessions integer, second_factors integer)
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  with person as (
    select account from kernel.person
    where tenant = nullif(current_setting('app.tenant', true), '')::int and id = whose and account is not null
  ), signed_out as (
    delete from auth."session" s using person p where s."userId" = p.account returning s.id
  ), trusted as (
    delete from auth."verification" v using person p where v.value = p.account returning v.id
  ), factors as (
    delete from auth."twoFactor" f using person p
    where drops_second_factor and f."userId" = p.account returning f."userId"
  ), dropped as (
    update auth."user" u set "twoFactorEnabled" = false from person p
    where drops_second_factor and u.id = p.account and u."twoFactorEnabled" returning u.id
  )
  select (select count(*) from signed_out)::int,
    greatest((select count(*) from factors), (select count(*) from dropped))::int
$function$
;
CREATE OR REPLACE FUNCTION kernel.moved()
 RETURNS bigint
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select 0::bigint $function$
;
CREATE OR REPLACE FUNCTION kernel.next_n(of_subject text)
 RETURNS integer
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
 SET "app.areas" TO '%'
AS $function$
  select coalesce(max(n), 0) + 1 from kernel.act
  where tenant = nullif(current_setting('app.tenant', true), '')::int and subject = of_subject
$function$
;
CREATE OR REPLACE FUNCTION kernel.only_once(command uuid)
 RETURNS void
 LANGUAGE plpgsql
 STABLE
AS $function$
begin
  if exists (select from kernel.command c
    where c.tenant = nullif(current_setting('app.tenant', true), '')::int and c.id = command) then
    raise unique_violation using message = 'this command was carried out before';
  end if;
end
$function$
;
CREATE OR REPLACE FUNCTION kernel.try_api_key(print text, at timestamp with time zone)
 RETURNS TABLE(id uuid, name text, unit uuid)
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
 SET "app.areas" TO '%'
AS $function$
  with found as (
    select k.tenant, k.id, k.name, k.unit from kernel.api_key k
    where k.tenant = nullif(current_setting('app.tenant', true), '')::int
      and k.fingerprint = print and k.revoked_at is null
  ), used as (
    update kernel.api_key k set used_at = at from found f
    where k.tenant = f.tenant and k.id = f.id and (k.used_at is null or k.used_at < at - interval '1 hour')
    returning k.id
  )
  select f.id, f.name, f.unit from found f
$function$
;
CREATE OR REPLACE FUNCTION register.found(asked tsquery, of_kind text, exact text, most integer)
 RETURNS TABLE(subject uuid)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare
  county text := nullif(current_setting('app.tenant', true), '');
  areas text[] := string_to_array(nullif(current_setting('app.areas', true), ''), ',');
  sees_all boolean := county || '.%' = any (areas);
  question tsquery := asked;
begin
  if county is null or areas is null then return; end if;
  if not sees_all then
    question := asked && (select string_agg(quote_literal('@' || left(area, -2)), '|')::tsquery from unnest(areas) area);
    -- an area's rows may lie together at the end of the table: there the index is quicker, whatever the planner hopes
    perform set_config('enable_seqscan', 'off', true);
  end if;
  -- planned with the words in sight: what most have is read until there is enough, what few have by the index
  return query execute 'select f.subject from (
      select s.subject, s.name from register.search s
      where s.tenant = $1 and s.words @@ $2 and ($3::text is null or s.kind = $3) limit 1000) f
    order by (f.name = $4) desc, starts_with(f.name, $4) desc, length(f.name), f.name collate "C", f.subject limit $5'
    using county::int, question, of_kind, exact, most;
  if not sees_all then perform set_config('enable_seqscan', 'on', true); end if;
end
$function$
;
CREATE OR REPLACE FUNCTION register.remember(found json)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  insert into register.search as s (tenant, subject, kind, name, words)
  select nullif(current_setting('app.tenant', true), '')::int, r.subject, r.kind, r.name, array_to_tsvector(r.words)
  from json_to_recordset(found) r (subject uuid, kind text, name text, words text[])
  on conflict (tenant, subject) do update set name = excluded.name, words = excluded.words
$function$
;

-- rights to tables and sequences ----------------------------------------------------------------------

grant delete, insert, select, update on auth."twoFactor" to oneneedle_auth;
grant delete, insert, select, update on auth."user" to oneneedle_auth;
grant delete, insert, select, update on auth.account to oneneedle_auth;
grant delete, insert, select, update on auth.session to oneneedle_auth;
grant delete, insert, select, update on auth.tries to oneneedle_auth;
grant delete, insert, select, update on auth.verification to oneneedle_auth;
grant insert, select, update on casework."case" to oneneedle_app;
grant insert, select, update on casework.attachment to oneneedle_app;
grant insert, select, update on casework.category to oneneedle_app;
grant insert, select on casework.category_form to oneneedle_app;
grant insert, select on casework.contact to oneneedle_app;
grant insert, select on casework.deadline_rule to oneneedle_app;
grant insert, select, update on casework.import_job to oneneedle_app;
grant insert, select, update on casework.learner to oneneedle_app;
grant usage on casework.number_of_day to oneneedle_app;
grant insert, select, update on casework.pack_words to oneneedle_app;
grant insert, select, update on casework.posting to oneneedle_app;
grant insert, select, update on casework.programme to oneneedle_app;
grant insert, select, update on casework.programme_task to oneneedle_app;
grant insert, select, update on casework.reclocking to oneneedle_app;
grant insert, select, update on casework.remote to oneneedle_app;
grant insert, select, update on casework.request to oneneedle_app;
grant insert, select, update on casework.suggested to oneneedle_app;
grant insert, select, update on casework.template to oneneedle_app;
grant insert, select, update on casework.thread to oneneedle_app;
grant insert, select, update on casework.thread_apart to oneneedle_app;
grant usage on casework.thread_change to oneneedle_app;
grant insert, select, update on casework.thread_member to oneneedle_app;
grant insert, select, update on casework.topic_background to oneneedle_app;
grant insert, select on forms.filling to oneneedle_app;
grant insert, select, update on forms.form to oneneedle_app;
grant insert, select on forms.template to oneneedle_app;
grant insert, select on forms.version to oneneedle_app;
grant insert, select, update on inbox.duty to oneneedle_app;
grant insert, select on kernel.act to oneneedle_app;
grant insert, select on kernel.act_block to oneneedle_app;
grant insert, select, update on kernel.api_key to oneneedle_app;
grant insert, select, update on kernel.area to oneneedle_app;
grant insert, select on kernel.calendar to oneneedle_app;
grant insert, select on kernel.calendar_change to oneneedle_app;
grant insert, select on kernel.calendar_year to oneneedle_app;
grant insert, select on kernel.command to oneneedle_app;
grant insert, select, update on kernel.complaint_kind to oneneedle_app;
grant insert, select on kernel.file to oneneedle_app;
grant insert, select, update on kernel.invitation to oneneedle_app;
grant delete, insert, select, update on kernel.lease to oneneedle_app;
grant insert, select, update on kernel.local_day to oneneedle_app;
grant insert, select, update on kernel.map_feature to oneneedle_app;
grant insert, select, update on kernel.message to oneneedle_app;
grant insert, select, update on kernel.person to oneneedle_app;
grant insert, select, update on kernel.post to oneneedle_app;
grant insert, select, update on kernel.role to oneneedle_app;
grant insert, select, update on kernel.subject to oneneedle_app;
grant insert, select, update on kernel.unit to oneneedle_app;
grant insert, select, update on register.account to oneneedle_app;
grant insert, select, update on register.consent to oneneedle_app;
grant insert, select, update on register.dictionary to oneneedle_app;
grant insert, select on register.element to oneneedle_app;
grant insert, select on register.fact to oneneedle_app;
grant insert, select, update on register.member to oneneedle_app;
grant insert, select, update on register.merge to oneneedle_app;
grant insert, select on register.moved to oneneedle_app;
grant usage on register.seq to oneneedle_app;
grant insert, select, update on register.subject to oneneedle_app;

-- rights to functions ---------------------------------------------------------------------------------

grant execute on function casework.at_places(text[],timestamp with time zone,timestamp with time zone,integer) to oneneedle_app;
grant execute on function casework.common_words() to oneneedle_app;
grant execute on function casework.found(tsquery,integer) to oneneedle_app;
grant execute on function casework.keep_keys(json) to oneneedle_app;
grant execute on function casework.move_key(uuid,uuid) to oneneedle_app;
grant execute on function casework.own() to oneneedle_app;
grant execute on function casework.pace(text,timestamp with time zone,timestamp with time zone) to oneneedle_app;
grant execute on function casework.remember_all(json) to oneneedle_app;
grant execute on function casework.remember_places(json) to oneneedle_app;
grant execute on function casework.try_key(text,text) to oneneedle_app;
grant execute on function casework.worded(tsquery,uuid,integer) to oneneedle_app;
grant execute on function forms.forget(timestamp with time zone) to oneneedle_app;
grant execute on function kernel.end_sign_ins(uuid,boolean) to oneneedle_app;
grant execute on function kernel.moved() to oneneedle_app;
grant execute on function kernel.next_n(text) to oneneedle_app;
grant execute on function kernel.only_once(uuid) to public;
grant execute on function kernel.try_api_key(text,timestamp with time zone) to oneneedle_app;
grant execute on function register.found(tsquery,text,text,integer) to oneneedle_app;
grant execute on function register.remember(json) to oneneedle_app;

-- comments --------------------------------------------------------------------------------------------

comment on table auth."twoFactor" is 'Second factors and backup codes, encrypted with a secret that is not in the database';
comment on table auth."user" is 'Whoever can sign in. Staff have no real address here (kernel.person holds who they are), residents no name';
comment on table auth.account is 'What opens an account: a password (scrypt) or a government''s own sign-in, whose tokens are not kept';
comment on table auth.session is 'Sign-ins that hold; a row removed is a device signed out at once. Address and device are kept for staff only, for their own list';
comment on table auth.tries is 'How often something was tried lately (a login, an address, a code), under a keyed hash; removed after a day';
comment on table auth.verification is 'Codes and steps of a sign-in under way, for minutes; whom they are for is hashed';
comment on table casework."case" is 'Where each case stands: a projection of its acts, written with them, for lists and counts';
comment on column casework."case".about is 'The unit complained of, whose people see nothing of the case';
comment on column casework."case".alarm is 'Danger that its words speak of, with the words, and what a person answered: raised, dismissed or not yet anything';
comment on column casework."case".cell is 'The piece of ground of about 300 m that its point lies in; null without a point';
comment on column casework."case".changed_at is 'When the last step that anybody may read was taken';
comment on column casework."case".clocks_until is 'The latest date of its running clocks; null where none runs, or one has no date';
comment on column casework."case".keys is 'The API keys by which requests of it came';
comment on column casework."case".public_answers is 'Answers that go with its public words: picks whose question allows it, free text in the moderator’s words';
comment on column casework."case".public_files is 'Pictures of it that a moderator has released; anybody may see these and no others';
comment on column casework."case".public_text is 'The moderated text; null while nothing is public';
comment on table casework.attachment is 'Which stored file belongs to which request or act';
comment on table casework.category is 'What requests are about; codes name their parent by a dash, e.g. city-light';
comment on column casework.category.changed_at is 'When it was last changed; null for what the policy pack brought and nobody has touched';
comment on table casework.category_form is 'What a category says of itself and asks; the newest row of a category is in force';
comment on table casework.contact is 'How to reach who said it, kept apart from the text; every reading is an act. notice: the version of the privacy notice agreed to';
comment on column casework.contact.lang is 'The tongue in which this person is written to';
comment on table casework.deadline_rule is 'How long each step may take, by category and urgency; the newest row of a pair is in force';
comment on table casework.import_job is 'Files of messages that were sent to be imported, how their columns are read, and how far each has come; the file itself lies in the data folder under its id until it is in';
comment on table casework.key is 'Fingerprints of the codes that residents hold; the serving role may try one but not list them';
comment on table casework.learner is 'What was learnt from people’s choices of category and unit, and how well it did on choices it had not seen. model: hashes of word parts with weights, null while it is silent; threshold: what the operator set, null where its own is used';
comment on sequence casework.number_of_day is 'Distinguishes the numbers of one day; never reset, so that none comes twice';
comment on table casework.pack_words is 'Word tables of the policy pack by which texts are judged, renewed at every start';
comment on table casework.place is 'Which places the words of each case name, by the key that rules/places gives them; read through casework.at_places only';
comment on table casework.posting is 'What is to be posted to a unit’s own Open311 server, in the order of the case’s acts (n): the case itself, then words about it; with what came of it and which of their words were taken in';
comment on column casework.posting.kind is 'The case, words about it, or the word that it is theirs no more';
comment on table casework.programme is 'One topic worked on as a whole (每月一题). units: the lead and whoever has a task; days: how many requests of the topic came on which day';
comment on table casework.programme_task is 'What a unit does in a programme and by when';
comment on table casework.reclocking is 'How far each change of the calendar has been carried into open cases: the last case seen, how many dates moved and at which units';
comment on table casework.remote is 'Units with an Open311 server of their own: where it is, with which key (locked outside the database), and which of its services takes which category';
comment on column casework.remote.answers is 'service/their question → our question; without an entry the one of the same code';
comment on column casework.remote.catch_up is 'Since when the cases that the unit held already are being posted; null: none are';
comment on column casework.remote.media is 'How it takes pictures: not at all, as the address of a released one, or as files';
comment on table casework.request is 'What somebody said, in their words; several may join one case. source names the row of an import, so that it comes in once';
comment on column casework.request.answers is 'What was answered to the questions of its category, each with its question';
comment on column casework.request.writer is 'Fingerprint of the pseudonym that an imported row names; the key lies outside the database';
comment on table casework.search is 'Pairs of neighbouring characters of each case’s words; read through casework.found only';
comment on table casework.suggested is 'What was suggested for a case and what a person then chose; the latest choice of each kind';
comment on table casework.template is 'Beginnings of replies that units keep at hand';
comment on table casework.thread is 'Two requests or more about one matter. area: the smallest that holds them all; days: how many came on which day; named: by a person, so it stays';
comment on table casework.thread_apart is 'Requests that a person took out of a thread: they never come back to it by themselves';
comment on sequence casework.thread_change is 'Tells whoever holds threads in memory that somebody changed one';
comment on table casework.thread_member is 'In which thread each request that was read is and why; alone in its own where it is like no other. writer: the first request of the same resident or number';
comment on column casework.thread_member.writer is 'The first request of the same resident, of the same writer of another system, or of the same number';
comment on table casework.topic_background is 'How many of the county’s earlier texts hold a term: learnt now and then, so that a new text moves no weight';
comment on table forms.filling is 'Filled forms, locked, for whoever made them and for an hour: they hold what is known of people';
comment on table forms.form is 'A form that a unit asks for; bindings: place to {element, variant}, remembered for the next version; ready: a person confirmed them';
comment on table forms.template is 'Templates under the SHA-256 of their bytes, in base64: with empty rows only, so that all of the county may see them';
comment on table forms.version is 'The templates of a form one after the other, and what each asks for where';
comment on table inbox.duty is 'Everything a worker owes to anybody, from whichever line of work, with its cost and the unit that asked';
comment on column inbox.duty.kept_from is 'The unit whose people do not see the duty: it is about a complaint about them';
comment on table kernel.act is 'Every change, once, for ever: who did what to which subject, when and why. n counts the acts of a subject';
comment on column kernel.act.kept_from is 'The unit whose people do not see the act; no part of what is sealed';
comment on table kernel.act_block is 'Seals over the log: each block hashes its acts and the block before it, so that a later edit shows';
comment on table kernel.api_key is 'Keys of other programs. Only a fingerprint is kept; unit: in whose name the program speaks, if any; used_at is exact to the hour';
comment on table kernel.area is 'Areas: county, streets, communities, grids. Rights hang on a subtree of the path';
comment on table kernel.calendar is 'The county’s calendar: time zone, weekly days off, duty hours';
comment on table kernel.calendar_change is 'Each change by which some days count differently, numbered: dates name the revision under which they were computed';
comment on table kernel.calendar_year is 'Holidays and make-up days of a year, by revision of the notice; nothing is computed in a year without a row';
comment on table kernel.command is 'Answers already given, by the id that the caller made: the same command twice is carried out once';
comment on table kernel.complaint_kind is 'Kinds of units that take in complaints about units; whose turn comes first is asked first';
comment on table kernel.file is 'Stored attachments. Who may read one is decided by the module it belongs to';
comment on table kernel.invitation is 'One-time links by which a person sets a password. Only a hash of the link''s token is kept';
comment on table kernel.lease is 'Which server process runs a recurring job at the moment';
comment on table kernel.local_day is 'Days that the county itself sets over the notice: off, worked, or worked for some hours only; person: who set it, null for the command line';
comment on table kernel.map_feature is 'The map: an area''s outline (id is its path), or a road or water (area is the county). shape is GeoJSON geometry in WGS 84; datum is what the file was drawn in';
comment on table kernel.message is 'The outbox: messages to residents and systems, written with the change that causes them and sent after it';
comment on column kernel.message.kept_from is 'The unit whose people do not see the message';
comment on table kernel.migration is 'Which schema changes have been carried out, and the fingerprint of each';
comment on table kernel.person is 'Staff and volunteers: people who can hold posts. account is the sign-in behind the person';
comment on table kernel.post is 'A place in a unit with a role over an area; without a person it is an empty post, which somebody may cover';
comment on table kernel.role is 'Roles as data: which capabilities a post with this role has';
comment on table kernel.subject is 'Whom the acts on a subject concern: the area it lies in and the units it has passed through';
comment on column kernel.subject.kept_from is 'The unit whose people see nothing of it: it is a complaint about them';
comment on table kernel.unit is 'Units that can be responsible for something: centres, offices, bureaus, communities, teams';
comment on table register.account is 'Two accounts of one fact, or a proposal to whoever answers for it; both stay in sight until a person settles';
comment on table register.consent is 'What somebody agreed to: which elements, for what, in which words, until when; withdrawn, the facts that rest on it are hidden';
comment on table register.dictionary is 'Which version of the data dictionary is in force';
comment on table register.element is 'Elements of the data dictionary in versions: a change is a new row, the newest of a code is in force';
comment on table register.fact is 'Everything that was ever said of a subject, whoever won: value, clock, by whom, from what, when seen, good until';
comment on column register.fact.claimed is 'The clock that a device claimed where it ran too far ahead; its next word refers to it';
comment on column register.fact.merge_id is 'It came here from another subject by this merge';
comment on table register.member is 'Who lives in which household, as what, from when until when';
comment on table register.merge is 'Which subject was found to be the same as which, and what went over, so that it can go back';
comment on table register.moved is 'Which subject left which area, so that devices there let go of it';
comment on table register.search is 'By what a subject is found: parts of its name, initials, address, ends of numbers, categories, areas; read through register.found only';
comment on table register.subject is 'People, households, places and organisations; facts: element to {v, h, by, src, seen, …}, what stands now';
comment on column register.subject.merged_into is 'It turned out to be the same as this one; taken apart again, it is null';
