-- A message waits for the earlier ones about the same subject to the same recipient: to know that must not mean to read
-- all that wait.
create index message_order on kernel.message (tenant, subject, recipient, id) where state in ('waiting', 'sending');
