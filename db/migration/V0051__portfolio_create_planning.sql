-- Documents for planning meetings: what a person chose for the next one, and those that were made. A document names the
-- submissions that are in it, so that making it again gives the same pages, and is kept for a while with who made it.

create table planning_choice (
    person_id     uuid    not null,
    assessment_id uuid    not null,
    position      integer not null,
    constraint planning_choice_pk primary key (person_id, assessment_id),
    constraint planning_choice_person_fk foreign key (person_id) references person (id) on delete cascade,
    constraint planning_choice_assessment_fk foreign key (assessment_id) references assessment (id)
);

create table planning_document (
    id          uuid        not null,
    made_by     uuid        not null,
    title       text        not null,
    meeting_on  date        not null,
    paper       text        not null,
    state       text        not null,
    -- Initiatives that are prepared, while it is being made.
    done        integer     not null,
    asked_at    timestamptz not null,
    finished_at timestamptz,
    pages       integer,
    pdf         bytea,
    constraint planning_document_pk primary key (id),
    constraint planning_document_made_by_fk foreign key (made_by) references person (id) on delete cascade,
    constraint planning_document_title_fits check (length(trim(title)) > 0 and length(title) <= 120),
    constraint planning_document_paper_known check (paper in ('A4', 'LETTER')),
    constraint planning_document_state_known check (state in ('WAITING', 'RUNNING', 'DONE', 'FAILED')),
    constraint planning_document_done_has_pages check (
        (state = 'DONE') = (pdf is not null) and (state = 'DONE') = (pages is not null)
        and (state = 'DONE') = (finished_at is not null))
);

create index planning_document_made_by_ix on planning_document (made_by, asked_at desc);

create table planning_item (
    document_id   uuid    not null,
    position      integer not null,
    assessment_id uuid    not null,
    number        integer not null,
    constraint planning_item_pk primary key (document_id, position),
    constraint planning_item_document_fk foreign key (document_id) references planning_document (id) on delete cascade,
    constraint planning_item_submission_fk foreign key (assessment_id, number)
        references evaluation (assessment_id, number)
);
