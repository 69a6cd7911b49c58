-- An assessment of an initiative: what was asked, answered, assigned and done. Answers are rows with a
-- history, so that each one is saved, shown and compared by itself (docs/adr/0020, 0021).

create table assessment (
    id          uuid        not null,
    team_id     uuid        not null,
    name        text        not null,
    summary     text        not null,
    -- The version of the questionnaire that it stays with, for example core@1.
    method      text        not null,
    status      text        not null,
    created_at  timestamptz not null,
    created_by  uuid        not null,
    -- The last change to it or to one of its answers.
    changed_at  timestamptz not null,
    archived_at timestamptz,
    archived_by uuid,
    version     bigint      not null,
    constraint assessment_pk primary key (id),
    constraint assessment_team_fk foreign key (team_id) references team (id),
    constraint assessment_created_by_fk foreign key (created_by) references person (id),
    constraint assessment_archived_by_fk foreign key (archived_by) references person (id),
    constraint assessment_name_fits check (length(trim(name)) > 0 and length(name) <= 200),
    constraint assessment_summary_fits check (length(summary) <= 2000),
    constraint assessment_status_known check (status in ('OPEN', 'IN_REVIEW')),
    constraint assessment_archived_by_somebody check ((archived_at is null) = (archived_by is null))
);

-- The home page: a team's assessments, the latest change first.
create index assessment_team_ix on assessment (team_id, changed_at desc, id);

-- What stands under a question now. A row without an answer holds a note or links alone.
create table answer (
    assessment_id uuid        not null,
    question      text        not null,
    kind          text        not null,
    level         smallint,
    evidence      text,
    chosen_option text,
    reason        text,
    note          text        not null,
    links         text[]      not null,
    by_person     uuid        not null,
    at            timestamptz not null,
    -- Counts its changes from 1; a form names the one that it shows.
    version       integer     not null,
    -- The page that it was written in: one that never heard that it was saved may save again.
    page          uuid,
    constraint answer_pk primary key (assessment_id, question),
    constraint answer_assessment_fk foreign key (assessment_id) references assessment (id),
    constraint answer_by_person_fk foreign key (by_person) references person (id),
    constraint answer_kind_known check (
        kind in ('NONE', 'LEVEL', 'OPTION', 'UNKNOWN', 'NOT_APPLICABLE')),
    constraint answer_level_complete check (
        (kind = 'LEVEL') = (level is not null) and (kind = 'LEVEL') = (evidence is not null)),
    constraint answer_level_known check (level between 0 and 4),
    constraint answer_evidence_known check (evidence in ('DOCUMENTED', 'KNOWN', 'GUESS')),
    constraint answer_option_complete check ((kind = 'OPTION') = (chosen_option is not null)),
    constraint answer_reason_complete check ((kind = 'NOT_APPLICABLE') = (reason is not null)),
    constraint answer_reason_fits check (length(reason) <= 2000),
    constraint answer_note_fits check (length(note) <= 20000),
    constraint answer_links_fit check (cardinality(links) <= 50)
);

-- Every version of every answer, the present one among them. Rows are only ever added.
create table answer_history (
    assessment_id uuid        not null,
    question      text        not null,
    version       integer     not null,
    kind          text        not null,
    level         smallint,
    evidence      text,
    chosen_option text,
    reason        text,
    note          text        not null,
    links         text[]      not null,
    by_person     uuid        not null,
    at            timestamptz not null,
    constraint answer_history_pk primary key (assessment_id, question, version),
    constraint answer_history_assessment_fk foreign key (assessment_id) references assessment (id),
    constraint answer_history_by_person_fk foreign key (by_person) references person (id)
);

-- The latest activity of an assessment.
create index answer_history_at_ix on answer_history (assessment_id, at desc);

create function answer_history_is_append_only() returns trigger
    language plpgsql as $$
begin
    raise exception 'answer_history is append-only';
end
$$;

create trigger answer_history_no_change
    before update or delete on answer_history
    for each row execute function answer_history_is_append_only();

-- Who looks after a section.
create table section_assignment (
    assessment_id uuid        not null,
    section       text        not null,
    person_id     uuid        not null,
    assigned_by   uuid        not null,
    assigned_at   timestamptz not null,
    constraint section_assignment_pk primary key (assessment_id, section),
    constraint section_assignment_assessment_fk
        foreign key (assessment_id) references assessment (id),
    constraint section_assignment_person_fk foreign key (person_id) references person (id),
    constraint section_assignment_assigned_by_fk foreign key (assigned_by) references person (id)
);

create index section_assignment_person_ix on section_assignment (person_id);

-- What happened to an assessment beside its answers. Rows are only ever added.
create table assessment_event (
    id            bigint      generated always as identity,
    assessment_id uuid        not null,
    at            timestamptz not null,
    by_person     uuid        not null,
    what          text        not null,
    section       text,
    person_id     uuid,
    detail        text,
    constraint assessment_event_pk primary key (id),
    constraint assessment_event_assessment_fk
        foreign key (assessment_id) references assessment (id),
    constraint assessment_event_by_person_fk foreign key (by_person) references person (id),
    constraint assessment_event_what_known check (
        what in ('CREATED', 'IMPORTED', 'DUPLICATED', 'EDITED', 'ASSIGNED', 'UNASSIGNED', 'ARCHIVED',
            'RESTORED', 'CLOSED', 'REOPENED'))
);

create index assessment_event_assessment_ix on assessment_event (assessment_id, at desc);
