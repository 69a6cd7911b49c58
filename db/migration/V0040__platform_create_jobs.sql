-- Jobs in the background, in the layout that the library db-scheduler expects. Being rows, they
-- are made in the transaction of what asks for them, outlive a restart, and are each taken by one
-- instance only.

create table job (
    task_name            text        not null,
    task_instance        text        not null,
    -- Text in UTF-8, as a rule the id of a row that holds the rest.
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean     not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures integer,
    last_heartbeat       timestamptz,
    version              bigint      not null,
    priority             smallint,
    constraint job_pk primary key (task_name, task_instance)
);

create index job_execution_time_ix on job (execution_time);
create index job_last_heartbeat_ix on job (last_heartbeat);
