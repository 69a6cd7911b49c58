-- A manager can correct a decision, and withdraw it.
alter table assessment_event drop constraint assessment_event_what_known;
alter table assessment_event add constraint assessment_event_what_known
    check (what in ('CREATED', 'IMPORTED', 'DUPLICATED', 'EDITED', 'ASSIGNED', 'UNASSIGNED', 'ARCHIVED', 'RESTORED',
        'CLOSED', 'WITHDRAWN', 'RETURNED', 'DECIDED', 'CORRECTED', 'REVOKED', 'REOPENED', 'METHOD_CHANGED'));
