-- A person's latest calibration exercise: ten ranges for quantities whose value is known. It belongs to the person and
-- not to an assessment, so that its result can be used in later ones too.

create table calibration (
    person_id uuid               not null,
    taken_at  timestamptz        not null,
    -- In the order of the exercise.
    low       double precision[] not null,
    high      double precision[] not null,
    constraint calibration_pk primary key (person_id),
    constraint calibration_person_fk foreign key (person_id) references person (id),
    constraint calibration_complete check (cardinality(low) = 10 and cardinality(high) = 10)
);
