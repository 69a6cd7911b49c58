-- What the portfolio shows of a submission: a row for each that was not taken back, written in the transaction of the
-- submission from what was stored there and never edited (docs/adr/0080). Names, teams, status and the archive are not
-- in it: they are read from where they live, so that they are never stale.

create table portfolio_entry (
    assessment_id   uuid             not null,
    -- Of the submission within its assessment.
    number          integer          not null,
    -- The last one of the assessment that was not taken back: the one that lists show. The others are for trends.
    latest          boolean          not null,
    -- Of the way in which rows are made: rows of an older one are made anew at the start.
    projection      smallint         not null,
    submitted_at    timestamptz      not null,
    method          text             not null,
    -- Null while it is too early to say.
    verdict         text,
    -- Its place in the method's staircase, from 1; 0 while it is too early to say.
    verdict_rank    smallint         not null,
    settled         boolean          not null,
    possible        text[]           not null,
    -- Share of all questions' weight that holds a level, 0 to 1.
    coverage        double precision not null,
    -- Shares, 0 to 1; null where no section applies.
    readiness_low   double precision,
    readiness       double precision,
    readiness_high  double precision,
    held_back_by    text,
    -- The first gate not reached and its number from 1; null and 0 when every one is reached.
    gate            text,
    gate_number     smallint         not null,
    -- Of the economics; null where none are stated.
    currency        text,
    -- The path that the money favours and its net present value; null where it cannot be computed.
    path            text,
    value_mean      double precision,
    value_p10       double precision,
    value_p90       double precision,
    -- Chance that the path loses money, 0 to 1.
    loss            double precision,
    -- What building ML at once would cost, discounted.
    ml_cost         double precision,
    -- What it is worth to know everything.
    learning        double precision,
    -- What would have to be stated for the money to be computed.
    missing         text[]           not null,
    -- The cheapest change to the next gate: CHANGE with its steps by effort class, FACTS where no effort helps, NONE.
    next_step       text             not null,
    steps_s         integer          not null,
    steps_m         integer          not null,
    steps_l         integer          not null,
    -- Person-days of the experiment proposed; null where none is.
    experiment_days integer,
    constraint portfolio_entry_pk primary key (assessment_id, number),
    constraint portfolio_entry_assessment_fk foreign key (assessment_id) references assessment (id),
    constraint portfolio_entry_next_step_known check (next_step in ('CHANGE', 'FACTS', 'NONE')),
    constraint portfolio_entry_value_complete check (
        (value_mean is null) = (path is null) and (value_p10 is null) = (path is null)
        and (value_p90 is null) = (path is null) and (path is null or currency is not null))
);

create unique index portfolio_entry_latest_uq on portfolio_entry (assessment_id) where latest;
create index portfolio_entry_submitted_ix on portfolio_entry (submitted_at desc) where latest;

-- A question that keeps gates of an assessment's latest submission from being reached, and what the recommendation
-- would be if it alone were lifted to what is asked for: re-scored, with the economics as they were.
create table portfolio_lack (
    assessment_id uuid     not null,
    question      text     not null,
    method        text     not null,
    -- LIFT: to the level needed; TEST: the outcome is not known before; FACT: no effort moves it.
    kind          text     not null,
    -- The highest level asked for; null for a choice.
    need          smallint,
    -- The gates, from the bottom of the staircase.
    gates         text[]   not null,
    -- It keeps the gate from being reached on which the recommendation stands.
    standing      boolean  not null,
    -- The recommendation once it is lifted; null where it is too early to say, or for TEST and FACT.
    verdict       text,
    -- The recommendation changes.
    unlocks       boolean  not null,
    constraint portfolio_lack_pk primary key (assessment_id, question),
    constraint portfolio_lack_assessment_fk foreign key (assessment_id) references assessment (id),
    constraint portfolio_lack_kind_known check (kind in ('LIFT', 'TEST', 'FACT')),
    constraint portfolio_lack_only_lifts_unlock check (kind = 'LIFT' or not unlocks)
);

-- A filter that a person gave a name.
create table portfolio_view (
    id         uuid        not null,
    person_id  uuid        not null,
    name       text        not null,
    -- As in the address.
    query      text        not null,
    created_at timestamptz not null,
    constraint portfolio_view_pk primary key (id),
    constraint portfolio_view_person_fk foreign key (person_id) references person (id) on delete cascade,
    constraint portfolio_view_name_uq unique (person_id, name),
    constraint portfolio_view_name_fits check (length(trim(name)) > 0 and length(name) <= 80),
    constraint portfolio_view_query_fits check (length(query) <= 4000)
);
