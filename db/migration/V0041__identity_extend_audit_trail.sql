-- The audit trail tells of assessments too, and administrators look things up in it: by person, team,
-- assessment, act and time. Ids only, as before; they refer to nothing, so that the trail outlives all.

alter table audit_event add column assessment uuid;

create index audit_event_actor_ix on audit_event (actor, id);
create index audit_event_person_ix on audit_event (person, id);
create index audit_event_team_ix on audit_event (team, id);
create index audit_event_assessment_ix on audit_event (assessment, id);
create index audit_event_act_ix on audit_event (act, id);
create index audit_event_at_ix on audit_event (at);
