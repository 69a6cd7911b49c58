-- What a team means to do: the report's next steps, its experiment, and what people add. Dates are calendar dates, due from
-- the start of that day in the time zone of the installation (docs/adr/0065, 0066).

create table action (
    id            uuid        not null,
    assessment_id uuid        not null,
    kind          text        not null,
    -- The submission that it was made from; null for one that somebody added.
    number        integer,
    -- The question that it lifts, if it is about one.
    question      text,
    title         text        not null,
    -- What is to be done.
    what          text        not null,
    -- Null while it is nobody's.
    owner         uuid,
    due_on        date,
    state         text        not null,
    effort        text,
    note          text        not null,
    created_by    uuid        not null,
    created_at    timestamptz not null,
    changed_by    uuid        not null,
    changed_at    timestamptz not null,
    -- The due date that was told of; another date is told of again.
    announced_on  date,
    -- Counts its changes from 1; a form names the one that it shows.
    version       integer     not null,
    constraint action_pk primary key (id),
    constraint action_assessment_fk foreign key (assessment_id) references assessment (id),
    constraint action_owner_fk foreign key (owner) references person (id),
    constraint action_created_by_fk foreign key (created_by) references person (id),
    constraint action_changed_by_fk foreign key (changed_by) references person (id),
    constraint action_kind_known check (kind in ('STEP', 'EXPERIMENT', 'OWN')),
    constraint action_state_known check (state in ('OPEN', 'DOING', 'DONE', 'DROPPED')),
    constraint action_effort_known check (effort in ('S', 'M', 'L')),
    constraint action_from_a_submission check ((kind = 'OWN') = (number is null)),
    constraint action_title_fits check (length(trim(title)) > 0 and length(title) <= 200),
    constraint action_what_fits check (length(what) <= 4000),
    constraint action_note_fits check (length(note) <= 4000),
    -- Two people who take over the same report at once make each action once.
    constraint action_once_uq unique (assessment_id, number, kind, question)
);

create index action_assessment_ix on action (assessment_id);
create index action_owner_ix on action (owner) where state in ('OPEN', 'DOING');
create index action_due_ix on action (due_on)
    where state in ('OPEN', 'DOING') and announced_on is distinct from due_on;

-- What an action is measured by when it is an experiment.
create table action_experiment (
    action_id uuid    not null,
    recipe    text    not null,
    metric    text    not null,
    threshold text    not null,
    weeks     integer not null,
    price_cap text    not null,
    stop      text    not null,
    constraint action_experiment_pk primary key (action_id),
    constraint action_experiment_action_fk foreign key (action_id) references action (id),
    constraint action_experiment_texts_fit check (
        length(metric) <= 2000 and length(threshold) <= 2000 and length(price_cap) <= 2000
        and length(stop) <= 2000)
);

-- What came out of it.
create table action_result (
    action_id  uuid        not null,
    measured   text        not null,
    reached    boolean     not null,
    note       text        not null,
    link       text        not null,
    entered_by uuid        not null,
    entered_at timestamptz not null,
    constraint action_result_pk primary key (action_id),
    constraint action_result_experiment_fk foreign key (action_id) references action_experiment (action_id),
    constraint action_result_entered_by_fk foreign key (entered_by) references person (id),
    constraint action_result_texts_fit check (
        length(trim(measured)) > 0 and length(measured) <= 200 and length(note) <= 4000
        and length(link) <= 2000)
);

-- An answer that a result speaks for. It changes nothing until somebody takes it over.
create table answer_offer (
    action_id     uuid not null,
    question      text not null,
    level         smallint,
    chosen_option text,
    state         text not null,
    decided_by    uuid,
    decided_at    timestamptz,
    constraint answer_offer_pk primary key (action_id, question),
    constraint answer_offer_result_fk foreign key (action_id) references action_result (action_id),
    constraint answer_offer_decided_by_fk foreign key (decided_by) references person (id),
    constraint answer_offer_one_answer check ((level is null) <> (chosen_option is null)),
    constraint answer_offer_level_known check (level between 0 and 4),
    constraint answer_offer_state_known check (state in ('OPEN', 'ACCEPTED', 'DECLINED')),
    constraint answer_offer_decided_complete check (
        (state = 'OPEN') = (decided_at is null) and (decided_at is null) = (decided_by is null))
);
