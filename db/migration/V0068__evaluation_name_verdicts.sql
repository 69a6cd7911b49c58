-- Where enough was asked and hardly anything is known, a report says that it is too early, and so does everything that names
-- the recommendation of a submission. From now on the column holds the verdict that may be named, or null. Older rows hold
-- what the gates say, and nobody changes them: theirs is found out from what was stored, when it is read. Nothing has to be
-- found out where it was too early anyhow, nor where the verdict was settled.
alter table evaluation add column verdict_named boolean not null default false;
alter table evaluation alter column verdict_named drop default;
