-- Sign-in. The tables in schema auth are those of better-auth 1.7.25 with twoFactor, phoneNumber, emailOTP and
-- genericOAuth, as its own generator writes them (auth.test.ts compares); they belong to the deployment, not to a
-- tenant, and only the role oneneedle_auth reaches them. The application's role sees nothing here.

create schema auth;
grant usage on schema auth to oneneedle_auth;

create table auth."user" (
  "id" text not null primary key,
  "name" text not null,
  "email" text not null unique,
  "emailVerified" boolean not null,
  "image" text,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null default current_timestamp,
  "twoFactorEnabled" boolean,
  "phoneNumber" text unique,
  "phoneNumberVerified" boolean,
  "kind" text not null check ("kind" in ('staff', 'resident'))
);
comment on table auth."user" is 'Whoever can sign in. Staff have no real address here (kernel.person holds who they are), residents no name';

create table auth."session" (
  "id" text not null primary key,
  "expiresAt" timestamptz not null,
  "token" text not null unique,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null,
  "ipAddress" text,
  "userAgent" text,
  "userId" text not null references auth."user" ("id") on delete cascade
);
comment on table auth."session" is 'Sign-ins that hold; a row removed is a device signed out at once. Address and device are kept for staff only, for their own list';
create index "session_userId_idx" on auth."session" ("userId");

create table auth."account" (
  "id" text not null primary key,
  "accountId" text not null,
  "providerId" text not null,
  "userId" text not null references auth."user" ("id") on delete cascade,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  "scope" text,
  "password" text,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null
);
comment on table auth."account" is 'What opens an account: a password (scrypt) or a government''s own sign-in, whose tokens are not kept';
create index "account_userId_idx" on auth."account" ("userId");

create table auth."verification" (
  "id" text not null primary key,
  "identifier" text not null,
  "value" text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null default current_timestamp
);
comment on table auth."verification" is 'Codes and steps of a sign-in under way, for minutes; whom they are for is hashed';
create index "verification_identifier_idx" on auth."verification" ("identifier");

create table auth."twoFactor" (
  "id" text not null primary key,
  "secret" text not null,
  "backupCodes" text not null,
  "userId" text not null references auth."user" ("id") on delete cascade,
  "verified" boolean,
  "failedVerificationCount" integer,
  "lockedUntil" timestamptz
);
comment on table auth."twoFactor" is 'Second factors and backup codes, encrypted with a secret that is not in the database';
create index "twoFactor_secret_idx" on auth."twoFactor" ("secret");
create index "twoFactor_userId_idx" on auth."twoFactor" ("userId");

create table auth.tries (
  key text not null primary key,
  count int not null,
  since timestamptz not null
);
comment on table auth.tries is 'How often something was tried lately (a login, an address, a code), under a keyed hash; removed after a day';

grant select, insert, update, delete on all tables in schema auth to oneneedle_auth;

create table kernel.invitation (
  tenant int not null,
  id uuid not null,
  person uuid not null,
  token_hash text not null,
  drops_second_factor boolean not null,
  created_at timestamptz not null,
  expires timestamptz not null,
  used_at timestamptz,
  withdrawn_at timestamptz,
  primary key (tenant, id),
  unique (tenant, token_hash),
  foreign key (tenant, person) references kernel.person (tenant, id)
);
comment on table kernel.invitation is 'One-time links by which a person sets a password. Only a hash of the link''s token is kept';
create index invitation_person on kernel.invitation (tenant, person);
alter table kernel.invitation enable row level security;
alter table kernel.invitation force row level security;
create policy of_tenant on kernel.invitation
  using (tenant = (select nullif(current_setting('app.tenant', true), '')::int));
grant select, insert, update on kernel.invitation to oneneedle_app;
