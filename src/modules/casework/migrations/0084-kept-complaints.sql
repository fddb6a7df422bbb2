-- Complaints that wait to be sent on are looked at again and again: whether a unit that takes them in has come.
create index case_complaint on casework."case" (tenant, opened_at) where about is not null and status = 'received';
