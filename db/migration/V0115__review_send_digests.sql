-- Who wants a mail each Monday with what waits, and for which Monday it was asked for last.
create table review_digest (
    person_id uuid not null,
    asked_on  date,
    constraint review_digest_pk primary key (person_id),
    constraint review_digest_person_fk foreign key (person_id) references person (id)
);
