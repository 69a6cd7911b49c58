-- Meetings: one question at a time, before the whole room (docs/adr/0088). What is agreed on becomes an answer of the assessment like
-- any other; here stand the agenda, who was there, and the votes.
create table meeting (
    id                   uuid        not null,
    assessment_id        uuid        not null,
    created_at           timestamptz not null,
    created_by           uuid        not null,
    -- Short enough to be typed from a wall. It dies with the meeting.
    code                 text,
    -- The version of the questionnaire when it began; a move to another one ends it.
    method               text        not null,
    scope                text        not null,
    section              text,
    names_shown          boolean     not null,
    locked               boolean     not null,
    recommendation_shown boolean     not null,
    -- Which question of the agenda; -1 before the first, and the number of questions after the last.
    place                integer     not null,
    -- Counts what those who lead did, so that nobody acts on what is no longer there.
    version              integer     not null,
    last_act             text        not null,
    last_act_person_id   uuid        not null,
    last_act_at          timestamptz not null,
    ended_at             timestamptz,
    -- Null where it was the application itself.
    ended_person_id      uuid,
    ended_because        text,
    -- The assessment as a file, at the start and at the end: what the meeting changed is the difference.
    start_file           text        not null,
    end_file             text,
    constraint meeting_pk primary key (id),
    constraint meeting_assessment_fk foreign key (assessment_id) references assessment (id),
    constraint meeting_created_by_fk foreign key (created_by) references person (id),
    constraint meeting_last_act_person_fk foreign key (last_act_person_id) references person (id),
    constraint meeting_ended_person_fk foreign key (ended_person_id) references person (id),
    constraint meeting_code_fits check (code ~ '^[2-9A-HJKMNP-TV-Z]{6}$'),
    constraint meeting_code_while_open check ((code is null) = (ended_at is not null)),
    constraint meeting_ends_with_reason check ((ended_at is null) = (ended_because is null)),
    constraint meeting_method_fits check (length(method) between 1 and 100),
    constraint meeting_scope_known check (scope in ('SHORT_PATH', 'SECTION', 'ALL', 'CHOSEN')),
    constraint meeting_section_where_chosen check ((section is null) = (scope <> 'SECTION')),
    constraint meeting_section_fits check (length(section) between 1 and 200),
    constraint meeting_place_counts check (place >= -1),
    constraint meeting_version_counts check (version >= 1),
    constraint meeting_last_act_fits check (length(last_act) between 1 and 40),
    constraint meeting_because_known check (ended_because in ('ENDED', 'SUBMITTED', 'ARCHIVED', 'MOVED', 'FORGOTTEN')),
    constraint meeting_end_file_at_end check (end_file is null or ended_at is not null),
    constraint meeting_files_fit check (length(start_file) <= 5000000 and length(end_file) <= 5000000)
);
create unique index meeting_one_open_uq on meeting (assessment_id) where ended_at is null;
create unique index meeting_code_uq on meeting (code) where code is not null;
create index meeting_assessment_ix on meeting (assessment_id, created_at);

-- The agenda.
create table meeting_question (
    meeting_id         uuid        not null,
    place              integer     not null,
    question           text        not null,
    mode               text        not null,
    phase              text        not null,
    -- Of voting; 0 before the first.
    round              integer     not null,
    -- What became of it: null until something was recorded.
    outcome            text,
    -- Answers in the words of meeting.AnswerCode; null where there was none.
    before_answer      text,
    after_answer       text,
    answered_at        timestamptz,
    recorded_person_id uuid,
    constraint meeting_question_pk primary key (meeting_id, place),
    constraint meeting_question_meeting_fk foreign key (meeting_id) references meeting (id),
    constraint meeting_question_recorded_person_fk foreign key (recorded_person_id) references person (id),
    constraint meeting_question_once_uq unique (meeting_id, question),
    constraint meeting_question_fits check (length(question) between 1 and 200),
    constraint meeting_question_place_counts check (place >= 0),
    constraint meeting_question_mode_known check (mode in ('BLIND', 'OPEN', 'NONE')),
    constraint meeting_question_phase_known check (phase in ('WAITING', 'VOTING', 'REVEALED')),
    constraint meeting_question_round_counts check ((round = 0) = (phase = 'WAITING') and round >= 0),
    constraint meeting_question_outcome_known check (outcome in ('AGREED', 'SPREAD')),
    constraint meeting_question_recorded_whole check (
        (outcome is null) = (answered_at is null) and (outcome is null) = (recorded_person_id is null)
        and (outcome is null) = (after_answer is null)),
    constraint meeting_question_answers_fit check (length(before_answer) <= 5000 and length(after_answer) <= 5000)
);

-- Who joined: a person of the team, or a guest with a name. A guest’s key is kept as a hash while the meeting lasts.
create table meeting_participant (
    id         uuid        not null,
    meeting_id uuid        not null,
    person_id  uuid,
    name       text,
    token_hash bytea,
    created_at timestamptz not null,
    seen_at    timestamptz not null,
    removed_at timestamptz,
    constraint meeting_participant_pk primary key (id),
    constraint meeting_participant_meeting_fk foreign key (meeting_id) references meeting (id),
    constraint meeting_participant_person_fk foreign key (person_id) references person (id),
    constraint meeting_participant_somebody check ((person_id is null) = (name is not null)),
    constraint meeting_participant_key_of_guests check (token_hash is null or person_id is null),
    constraint meeting_participant_name_fits check (length(name) between 1 and 80)
);
create unique index meeting_participant_person_uq on meeting_participant (meeting_id, person_id) where person_id is not null;
create unique index meeting_participant_name_uq on meeting_participant (meeting_id, lower(name)) where name is not null;
create unique index meeting_participant_token_uq on meeting_participant (token_hash) where token_hash is not null;

-- One for each participant, question and round, so that a vote that is sent twice counts once. Votes that were never shown are
-- forgotten when the meeting ends.
create table meeting_vote (
    meeting_id     uuid        not null,
    question       text        not null,
    round          integer     not null,
    participant_id uuid        not null,
    answer         text        not null,
    why            text        not null,
    -- Others were seen when it was given.
    openly         boolean     not null,
    created_at     timestamptz not null,
    constraint meeting_vote_pk primary key (meeting_id, question, round, participant_id),
    constraint meeting_vote_question_fk foreign key (meeting_id, question) references meeting_question (meeting_id, question),
    constraint meeting_vote_participant_fk foreign key (participant_id) references meeting_participant (id),
    constraint meeting_vote_question_fits check (length(question) between 1 and 200),
    constraint meeting_vote_round_counts check (round >= 1),
    constraint meeting_vote_answer_fits check (length(answer) between 1 and 5000),
    constraint meeting_vote_why_fits check (length(why) <= 500)
);
create index meeting_vote_participant_ix on meeting_vote (participant_id);
