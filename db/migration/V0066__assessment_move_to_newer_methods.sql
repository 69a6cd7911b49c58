-- An assessment can be moved to a newer version of its questionnaire (docs/adr/0024). An answer says in the words of which
-- version it was given, so that it can be read in them for ever; whether a move wrote it and not a person; and whether its
-- question means something else by now and nobody has looked at it again.

alter table answer
    add column method text,
    -- The version from which the move came that wrote it; null where a person saved it.
    add column moved_from text,
    add column look_again boolean not null default false;
alter table answer_history
    add column method text,
    add column moved_from text,
    add column look_again boolean not null default false;

-- So far every answer was given in the words of its assessment's version.
update answer a set method = s.method from assessment s where s.id = a.assessment_id;
alter table answer_history disable trigger answer_history_no_change;
update answer_history h set method = s.method from assessment s where s.id = h.assessment_id;
alter table answer_history enable trigger answer_history_no_change;

alter table answer
    alter column method set not null,
    alter column look_again drop default,
    add constraint answer_method_fits check (length(method) between 1 and 100 and length(moved_from) between 1 and 100),
    add constraint answer_look_again_after_move check (not look_again or moved_from is not null);
alter table answer_history
    alter column method set not null,
    alter column look_again drop default,
    add constraint answer_history_method_fits check (
        length(method) between 1 and 100 and length(moved_from) between 1 and 100),
    add constraint answer_history_look_again_after_move check (not look_again or moved_from is not null);

-- A version to which a lead does not want to move an assessment now.
create table assessment_declined_method (
    assessment_id uuid        not null,
    method        text        not null,
    created_by    uuid        not null,
    created_at    timestamptz not null,
    constraint assessment_declined_method_pk primary key (assessment_id, method),
    constraint assessment_declined_method_assessment_fk foreign key (assessment_id) references assessment (id),
    constraint assessment_declined_method_created_by_fk foreign key (created_by) references person (id),
    constraint assessment_declined_method_method_fits check (length(method) between 1 and 100)
);

alter table assessment_event drop constraint assessment_event_what_known;
alter table assessment_event add constraint assessment_event_what_known
    check (what in ('CREATED', 'IMPORTED', 'DUPLICATED', 'EDITED', 'ASSIGNED', 'UNASSIGNED', 'ARCHIVED', 'RESTORED',
        'CLOSED', 'WITHDRAWN', 'RETURNED', 'DECIDED', 'REOPENED', 'METHOD_CHANGED'));
