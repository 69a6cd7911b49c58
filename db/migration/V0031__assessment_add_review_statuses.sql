-- A manager returns an assessment to its team or decides on it: two more statuses, and three more things that happen.
alter table assessment drop constraint assessment_status_known;
alter table assessment add constraint assessment_status_known
    check (status in ('OPEN', 'IN_REVIEW', 'RETURNED', 'DECIDED'));

alter table assessment_event drop constraint assessment_event_what_known;
alter table assessment_event add constraint assessment_event_what_known
    check (what in ('CREATED', 'IMPORTED', 'DUPLICATED', 'EDITED', 'ASSIGNED', 'UNASSIGNED', 'ARCHIVED', 'RESTORED',
        'CLOSED', 'WITHDRAWN', 'RETURNED', 'DECIDED', 'REOPENED'));

-- The review's inbox: what waits in a team, and what a lead got back.
create index assessment_status_ix on assessment (team_id, status, changed_at desc) where archived_at is null;
