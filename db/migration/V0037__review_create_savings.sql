-- Money that was not spent on machine learning, as somebody of the team put it down, and what would make one look again.

create table saving (
    assessment_id uuid           not null,
    -- The submission whose recommendation, or the decision on which, it rests on.
    number        integer        not null,
    amount        numeric(15, 0) not null,
    -- ISO 4217
    currency      text           not null,
    -- Where the amount comes from: the expected cost of building in the economic analysis, or somebody's figure.
    computed      boolean        not null,
    look_again    text           not null,
    recorded_by   uuid           not null,
    recorded_at   timestamptz    not null,
    constraint saving_pk primary key (assessment_id),
    constraint saving_assessment_fk foreign key (assessment_id) references assessment (id),
    constraint saving_recorded_by_fk foreign key (recorded_by) references person (id),
    constraint saving_amount_positive check (amount > 0),
    constraint saving_currency_is_a_code check (currency ~ '^[A-Z]{3}$'),
    constraint saving_look_again_fits check (length(look_again) <= 2000)
);
