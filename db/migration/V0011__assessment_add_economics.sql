-- What an assessment states about its economics, an entry for each thing that is asked, with a history as answers have
-- (docs/adr/0020, 0045): several people fill it in at once, each entry is saved, shown and compared by itself.

-- A row without a value holds a note alone, or what was cleared again.
create table economic_entry (
    assessment_id uuid             not null,
    -- Its id as the assessment file names it: value.atStakePerYear, currency, adjust.readiness.
    item          text             not null,
    kind          text             not null,
    -- One number, two or three, in the unit of the item; shares from 0 to 1. One number stands in low.
    low           double precision,
    likely        double precision,
    high          double precision,
    -- One of a list: a currency, a kind of data, yes or no.
    word          text,
    note          text             not null,
    by_person     uuid             not null,
    at            timestamptz      not null,
    -- Counts its changes from 1; a form names the one that it shows.
    version       integer          not null,
    -- The page that it was written in: one that never heard that it was saved may save again.
    page          uuid,
    constraint economic_entry_pk primary key (assessment_id, item),
    constraint economic_entry_assessment_fk foreign key (assessment_id) references assessment (id),
    constraint economic_entry_by_person_fk foreign key (by_person) references person (id),
    constraint economic_entry_kind_known check (
        kind in ('NONE', 'CERTAIN', 'INTERVAL', 'PERCENTILES', 'ENDS', 'WORD')),
    constraint economic_entry_low_complete check ((low is null) = (kind in ('NONE', 'WORD'))),
    constraint economic_entry_likely_complete check ((likely is null) = (kind not in ('PERCENTILES', 'ENDS'))),
    constraint economic_entry_high_complete check ((high is null) = (kind in ('NONE', 'WORD', 'CERTAIN'))),
    constraint economic_entry_word_complete check ((word is null) = (kind <> 'WORD')),
    constraint economic_entry_in_order check (low < high and likely between low and high),
    constraint economic_entry_word_fits check (length(word) <= 40),
    constraint economic_entry_note_fits check (length(note) <= 20000)
);

-- Every version of every entry, the present one among them. Rows are only ever added.
create table economic_entry_history (
    assessment_id uuid             not null,
    item          text             not null,
    version       integer          not null,
    kind          text             not null,
    low           double precision,
    likely        double precision,
    high          double precision,
    word          text,
    note          text             not null,
    by_person     uuid             not null,
    at            timestamptz      not null,
    constraint economic_entry_history_pk primary key (assessment_id, item, version),
    constraint economic_entry_history_assessment_fk foreign key (assessment_id) references assessment (id),
    constraint economic_entry_history_by_person_fk foreign key (by_person) references person (id)
);

-- The latest activity of an assessment.
create index economic_entry_history_at_ix on economic_entry_history (assessment_id, at desc);

create function economic_entry_history_is_append_only() returns trigger
    language plpgsql as $$
begin
    raise exception 'economic_entry_history is append-only';
end
$$;

create trigger economic_entry_history_no_change
    before update or delete on economic_entry_history
    for each row execute function economic_entry_history_is_append_only();
