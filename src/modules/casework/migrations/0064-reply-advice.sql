-- What a unit has last replied is read before its next reply goes out; how alarms and advice did is counted over months.
create index case_replied on casework."case" (tenant, lead, claimed_at desc) where claimed_at is not null;
create index case_alarm_seen on casework."case" (tenant, opened_at) where alarm is not null;
