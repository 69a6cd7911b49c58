-- Names are kept with composed letters (NFC), as they are searched: "u" and a mark above it is "ü". Where a team is
-- called the same in both forms, the second keeps its own.

update person set name = normalize(name, NFC) where name is not NFC normalized;

update team t set name = normalize(t.name, NFC)
where t.name is not NFC normalized
    and not exists (select 1 from team other where other.id <> t.id
        and lower(normalize(other.name, NFC)) = lower(normalize(t.name, NFC)));
