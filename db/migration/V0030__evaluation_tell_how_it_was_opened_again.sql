-- A submission makes way for a next one in two ways: it is taken back, or the team works on a next version. Both are told
-- with who and when, because a decision on a submission no longer holds once it was opened again. The table of those taken
-- back becomes that of both.
create table evaluation_opening (
    evaluation_id uuid        not null,
    kind          text        not null,
    opened_at     timestamptz not null,
    opened_by     uuid        not null,
    constraint evaluation_opening_pk primary key (evaluation_id),
    constraint evaluation_opening_evaluation_fk foreign key (evaluation_id) references evaluation (id),
    constraint evaluation_opening_opened_by_fk foreign key (opened_by) references person (id),
    constraint evaluation_opening_kind_known check (kind in ('WITHDRAWN', 'REOPENED'))
);

insert into evaluation_opening (evaluation_id, kind, opened_at, opened_by)
    select evaluation_id, 'WITHDRAWN', withdrawn_at, withdrawn_by from evaluation_withdrawal;

drop table evaluation_withdrawal;

create trigger evaluation_opening_no_change
    before update or delete on evaluation_opening
    for each row execute function evaluation_is_immutable();

create trigger evaluation_opening_no_truncate
    before truncate on evaluation_opening
    for each statement execute function evaluation_is_immutable();

-- For lists, like the verdict; it follows from the result.
alter table evaluation add column settled boolean not null default false;
alter table evaluation alter column settled drop default;
