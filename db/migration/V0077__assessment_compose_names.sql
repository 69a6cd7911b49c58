-- The same for what assessments are called and what they are about.

update assessment set name = normalize(name, NFC), summary = normalize(summary, NFC)
where name is not NFC normalized or summary is not NFC normalized;
