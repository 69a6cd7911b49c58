-- Answers that people give alone, before anybody hears the others (docs/adr/0089). A request asks people for their own
-- answers to questions by a date. What a person answers is theirs until they hand it in; from then on it
-- stays, and others see it by the rules of the module. Of a request that was withdrawn, each sees their own alone.
create table meeting_blind_request (
    id              uuid        not null,
    assessment_id   uuid        not null,
    created_at      timestamptz not null,
    created_by      uuid        not null,
    due_on          date        not null,
    -- For which date those asked were reminded.
    announced_on    date,
    note            text        not null,
    ended_at        timestamptz,
    -- Null where the last of those asked handed in.
    ended_person_id uuid,
    withdrawn       boolean     not null,
    constraint meeting_blind_request_pk primary key (id),
    constraint meeting_blind_request_assessment_fk foreign key (assessment_id) references assessment (id),
    constraint meeting_blind_request_created_by_fk foreign key (created_by) references person (id),
    constraint meeting_blind_request_ended_person_fk foreign key (ended_person_id) references person (id),
    constraint meeting_blind_request_note_fits check (length(note) <= 2000),
    constraint meeting_blind_request_ends_once check (ended_at is not null or (ended_person_id is null and not withdrawn))
);
create index meeting_blind_request_assessment_ix on meeting_blind_request (assessment_id, created_at);
create index meeting_blind_request_due_ix on meeting_blind_request (due_on) where ended_at is null;

create table meeting_blind_question (
    request_id uuid not null,
    question   text not null,
    constraint meeting_blind_question_pk primary key (request_id, question),
    constraint meeting_blind_question_request_fk foreign key (request_id) references meeting_blind_request (id),
    constraint meeting_blind_question_fits check (length(question) between 1 and 200)
);

create table meeting_blind_person (
    request_id uuid not null,
    person_id  uuid not null,
    constraint meeting_blind_person_pk primary key (request_id, person_id),
    constraint meeting_blind_person_request_fk foreign key (request_id) references meeting_blind_request (id),
    constraint meeting_blind_person_person_fk foreign key (person_id) references person (id)
);
create index meeting_blind_person_person_ix on meeting_blind_person (person_id);

create table meeting_blind_answer (
    request_id    uuid        not null,
    person_id     uuid        not null,
    question      text        not null,
    created_at    timestamptz not null,
    -- The version of the questionnaire whose words it answers.
    method        text        not null,
    -- NONE where there are words only.
    kind          text        not null,
    level         smallint,
    evidence      text,
    chosen_option text,
    reason        text,
    why           text        not null,
    constraint meeting_blind_answer_pk primary key (request_id, person_id, question),
    constraint meeting_blind_answer_person_fk foreign key (request_id, person_id)
        references meeting_blind_person (request_id, person_id),
    constraint meeting_blind_answer_question_fk foreign key (request_id, question)
        references meeting_blind_question (request_id, question),
    constraint meeting_blind_answer_kind_known check (kind in ('NONE', 'LEVEL', 'OPTION', 'UNKNOWN', 'NOT_APPLICABLE')),
    constraint meeting_blind_answer_level_complete check (
        (kind = 'LEVEL') = (level is not null) and (kind = 'LEVEL') = (evidence is not null)),
    constraint meeting_blind_answer_level_fits check (level between 0 and 4),
    constraint meeting_blind_answer_evidence_known check (evidence in ('DOCUMENTED', 'KNOWN', 'GUESS')),
    constraint meeting_blind_answer_option_complete check ((kind = 'OPTION') = (chosen_option is not null)),
    constraint meeting_blind_answer_reason_complete check ((kind = 'NOT_APPLICABLE') = (reason is not null)),
    constraint meeting_blind_answer_texts_fit check (
        length(question) <= 200 and length(method) <= 100 and length(chosen_option) <= 200 and length(reason) <= 2000 and length(why) <= 2000)
);

-- That a person handed in a question; what was answered there stays as it is from then on.
create table meeting_blind_hand_in (
    request_id uuid        not null,
    person_id  uuid        not null,
    question   text        not null,
    created_at timestamptz not null,
    constraint meeting_blind_hand_in_pk primary key (request_id, person_id, question),
    constraint meeting_blind_hand_in_person_fk foreign key (request_id, person_id)
        references meeting_blind_person (request_id, person_id),
    constraint meeting_blind_hand_in_question_fk foreign key (request_id, question)
        references meeting_blind_question (request_id, question),
    constraint meeting_blind_hand_in_question_fits check (length(question) between 1 and 200)
);

-- How far a team agreed when it submitted, a row for each question that at least two answered on their own: the report of a
-- submission says the same for ever, whatever is answered later. Numbers only; whose answers they were is not kept here.
create table meeting_agreement (
    assessment_id uuid       not null,
    -- Of the submission.
    number        integer    not null,
    question      text       not null,
    voters        smallint   not null,
    agreeing      integer    not null,
    -- The levels given, the lowest first; empty for a choice, and where nobody gave one.
    levels        smallint[] not null,
    constraint meeting_agreement_pk primary key (assessment_id, number, question),
    constraint meeting_agreement_assessment_fk foreign key (assessment_id) references assessment (id),
    constraint meeting_agreement_question_fits check (length(question) between 1 and 200),
    constraint meeting_agreement_counts check (
        number >= 1 and voters >= 2 and agreeing between 0 and voters * (voters - 1) / 2
        and cardinality(levels) <= voters and 0 <= all (levels) and 4 >= all (levels))
);
create trigger meeting_agreement_no_change before update or delete on meeting_agreement
    for each row execute function refuse_change();
create trigger meeting_agreement_no_truncate before truncate on meeting_agreement
    for each statement execute function refuse_change();
