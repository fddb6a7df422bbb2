-- Every command asks first whether it was carried out before. Whoever asks by raising need not wait for the answer: the
-- command goes to the disk in one round trip. It raises what two writers who meet on one row are told, and is tried again.
create function kernel.only_once(command uuid) returns void language plpgsql stable as $$
begin
  if exists (select from kernel.command c
    where c.tenant = nullif(current_setting('app.tenant', true), '')::int and c.id = command) then
    raise unique_violation using message = 'this command was carried out before';
  end if;
end
$$;
comment on function kernel.only_once is 'Raises for a command that was carried out before';
