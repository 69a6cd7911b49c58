-- The economic analysis of a submission as canonical JSON, with its seed, number of draws and engine: stored, so that an
-- old report shows the figures it was decided on even when a later engine computes others. Null where no economics were
-- stated. It is part of what the seal is on.
alter table evaluation add column analysis text;
