-- Two people write one answer, and one of the two versions is taken (docs/adr/0021, 0026). The other one was never saved,
-- or is a version of its own already: what was never saved is kept here, beside the history and not in it, because it never
-- stood and because who saved the version that stands need not be asked again. Rows are only ever added.

create table answer_not_taken (
    id            uuid        not null,
    assessment_id uuid        not null,
    question      text        not null,
    kind          text        not null,
    level         smallint,
    votes         smallint[],
    evidence      text,
    chosen_option text,
    reason        text,
    note          text        not null,
    links         text[]      not null,
    method        text        not null,
    moved_from    text,
    look_again    boolean     not null,
    created_at    timestamptz not null,
    created_by    uuid        not null,
    constraint answer_not_taken_pk primary key (id),
    constraint answer_not_taken_assessment_fk foreign key (assessment_id) references assessment (id),
    constraint answer_not_taken_created_by_fk foreign key (created_by) references person (id),
    constraint answer_not_taken_question_fits check (length(question) between 1 and 200),
    constraint answer_not_taken_kind_known check (
        kind in ('NONE', 'LEVEL', 'SPREAD', 'OPTION', 'UNKNOWN', 'NOT_APPLICABLE')),
    constraint answer_not_taken_level_complete check (
        (kind = 'LEVEL') = (level is not null) and (kind = 'LEVEL') = (evidence is not null)),
    constraint answer_not_taken_level_known check (level between 0 and 4),
    constraint answer_not_taken_votes_complete check ((kind = 'SPREAD') = (votes is not null)),
    constraint answer_not_taken_votes_fit check (
        cardinality(votes) between 2 and 200 and 0 <= all (votes) and 4 >= all (votes)),
    constraint answer_not_taken_evidence_known check (evidence in ('DOCUMENTED', 'KNOWN', 'GUESS')),
    constraint answer_not_taken_option_complete check ((kind = 'OPTION') = (chosen_option is not null)),
    constraint answer_not_taken_option_fits check (length(chosen_option) <= 200),
    constraint answer_not_taken_reason_complete check ((kind = 'NOT_APPLICABLE') = (reason is not null)),
    constraint answer_not_taken_reason_fits check (length(reason) <= 2000),
    constraint answer_not_taken_note_fits check (length(note) <= 20000),
    constraint answer_not_taken_links_fit check (cardinality(links) <= 50),
    constraint answer_not_taken_method_fits check (length(method) between 1 and 100 and length(moved_from) between 1 and 100),
    -- What a person wrote: no move wrote it.
    constraint answer_not_taken_by_hand check (moved_from is null and not look_again)
);

create index answer_not_taken_question_ix on answer_not_taken (assessment_id, question, created_at);

create table economic_entry_not_taken (
    id            uuid             not null,
    assessment_id uuid             not null,
    item          text             not null,
    kind          text             not null,
    low           double precision,
    likely        double precision,
    high          double precision,
    word          text,
    note          text             not null,
    created_at    timestamptz      not null,
    created_by    uuid             not null,
    constraint economic_entry_not_taken_pk primary key (id),
    constraint economic_entry_not_taken_assessment_fk foreign key (assessment_id) references assessment (id),
    constraint economic_entry_not_taken_created_by_fk foreign key (created_by) references person (id),
    constraint economic_entry_not_taken_item_fits check (length(item) between 1 and 200),
    constraint economic_entry_not_taken_kind_known check (
        kind in ('NONE', 'CERTAIN', 'INTERVAL', 'PERCENTILES', 'ENDS', 'WORD')),
    constraint economic_entry_not_taken_low_complete check ((low is null) = (kind in ('NONE', 'WORD'))),
    constraint economic_entry_not_taken_likely_complete check ((likely is null) = (kind not in ('PERCENTILES', 'ENDS'))),
    constraint economic_entry_not_taken_high_complete check ((high is null) = (kind in ('NONE', 'WORD', 'CERTAIN'))),
    constraint economic_entry_not_taken_word_complete check ((word is null) = (kind <> 'WORD')),
    constraint economic_entry_not_taken_in_order check (low < high and likely between low and high),
    constraint economic_entry_not_taken_word_fits check (length(word) <= 40),
    constraint economic_entry_not_taken_note_fits check (length(note) <= 20000)
);

create index economic_entry_not_taken_item_ix on economic_entry_not_taken (assessment_id, item, created_at);

do $$
declare
    only_added_to text;
begin
    foreach only_added_to in array array['answer_not_taken', 'economic_entry_not_taken']
    loop
        execute format(
            'create trigger %I before update or delete on %I for each row execute function refuse_change()',
            only_added_to || '_no_change', only_added_to);
        execute format(
            'create trigger %I before truncate on %I for each statement execute function refuse_change()',
            only_added_to || '_no_truncate', only_added_to);
    end loop;
end
$$;
