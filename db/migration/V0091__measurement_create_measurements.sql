-- What was measured on past cases. The cases themselves never enter the database: a file of them lies in a folder of the
-- server that took it until the measurement has ended (docs/adr/0085). Kept are counts, scores, names of columns and what
-- was asked. A measurement can be deleted, unlike an answer.
create table measurement (
    id                uuid             not null,
    assessment_id     uuid             not null,
    created_at        timestamptz      not null,
    created_by        uuid             not null,
    -- As the person's own machine named it; only ever shown.
    file_name         text             not null,
    -- Which of the samples that ship; null for a person's own file.
    sample            text,
    status            text             not null,
    -- The running application that holds the file, and when it last said so.
    instance          uuid             not null,
    heartbeat_at      timestamptz      not null,
    -- Null until the file was looked at.
    row_count         bigint,
    column_count      integer,
    question          json,
    started_at        timestamptz,
    started_person_id uuid,
    step              text,
    done              double precision not null,
    cancel_requested  boolean          not null,
    ended_at          timestamptz,
    -- Why it ended without a result: a key of messages and what fills it.
    fault             text,
    fault_arguments   json,
    result            json,
    constraint measurement_pk primary key (id),
    constraint measurement_assessment_fk foreign key (assessment_id) references assessment (id),
    constraint measurement_created_by_fk foreign key (created_by) references person (id),
    constraint measurement_started_person_fk foreign key (started_person_id) references person (id),
    constraint measurement_file_name_fits check (length(file_name) between 1 and 200),
    constraint measurement_sample_fits check (length(sample) between 1 and 100),
    constraint measurement_status_known check (
        status in ('UPLOADED', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED', 'LOST')),
    constraint measurement_counts_count check (row_count >= 0 and column_count >= 0),
    constraint measurement_started_with_question check (
        (started_at is null) = (question is null) and (started_at is null) = (started_person_id is null)),
    constraint measurement_running_started check (status not in ('RUNNING', 'DONE') or started_at is not null),
    constraint measurement_done_is_a_share check (done between 0 and 1),
    constraint measurement_ends_once check ((ended_at is null) = (status in ('UPLOADED', 'RUNNING'))),
    constraint measurement_result_when_done check ((result is null) = (status <> 'DONE')),
    constraint measurement_step_fits check (length(step) between 1 and 60),
    constraint measurement_fault_fits check (length(fault) between 1 and 200)
);
create index measurement_assessment_ix on measurement (assessment_id, created_at);
create index measurement_instance_ix on measurement (instance) where status in ('UPLOADED', 'RUNNING');

-- Which offers of a result were taken over into answers and economics.
create table measurement_offer (
    measurement_id    uuid             not null,
    offer             text             not null,
    created_at        timestamptz      not null,
    created_by        uuid             not null,
    constraint measurement_offer_pk primary key (measurement_id, offer),
    constraint measurement_offer_measurement_fk foreign key (measurement_id)
        references measurement (id) on delete cascade,
    constraint measurement_offer_created_by_fk foreign key (created_by) references person (id),
    constraint measurement_offer_fits check (length(offer) between 1 and 100)
);
