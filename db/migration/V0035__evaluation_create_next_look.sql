-- When a team means to look at an assessment again. A calendar date, not a moment: it is due from the start of that day in
-- the time zone of the installation (docs/adr/0066).

create table next_look (
    assessment_id uuid        not null,
    due_on        date        not null,
    -- Why then; empty where nobody said.
    reason        text        not null,
    planned_by    uuid        not null,
    planned_at    timestamptz not null,
    -- When it was told that the day has come; null until then. A new date makes it null again.
    announced_at  timestamptz,
    constraint next_look_pk primary key (assessment_id),
    constraint next_look_assessment_fk foreign key (assessment_id) references assessment (id),
    constraint next_look_planned_by_fk foreign key (planned_by) references person (id),
    constraint next_look_reason_fits check (length(reason) <= 2000)
);

-- What the job that announces looks for.
create index next_look_due_ix on next_look (due_on) where announced_at is null;
