-- A team whose work is over is put away: what it has stays and can be read, nothing in it changes, nobody is told of it, and it is in no
-- list but the archive. Who did it and when else stands in the audit trail.

alter table team add column archived_at timestamptz;

create or replace view identity_membership_view as
    select m.team_id, m.person_id, m.role from membership m join team t on t.id = m.team_id where t.archived_at is null;
comment on view identity_membership_view is 'Who belongs to which team that is at work, in which role.';
