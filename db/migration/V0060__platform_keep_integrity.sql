-- What the application has promised of its rows from the start, the database now keeps itself, for every table alike:
--   * what is only ever added to refuses update, delete and truncate, through one function;
--   * a row that names a submission, an assessment or a person names one that exists;
--   * a history holds what the live table beside it can hold, and nothing else;
--   * text that a person or a file brings in is bounded, and an address is in lower case;
--   * of the invitations of one address to one team, one is open;
--   * who made a row and when is created_by and created_at in every table. Other people in a row are named by their part
--     (owner_id, recipient_person_id, subject_person_id); person_id alone is whom the row belongs to. A submission keeps its
--     own words (submitted_by, submitted_at), which its seal is on.
-- The audit trail alone refers to nothing, so that it outlives what it tells of.
-- Rows are put right before a rule is laid on them. Of what is written below none is expected to need it: the application
-- checked the same when it wrote them.

-- ---------------------------------------------------------------------------------------------------------------------
-- Who and when

alter table invitation rename column invited_by to created_by;
alter table invitation rename constraint invitation_invited_by_fk to invitation_created_by_fk;
alter table sign_in_link rename column issued_by to created_by;
alter table sign_in_link rename constraint sign_in_link_issued_by_fk to sign_in_link_created_by_fk;
alter table sign_in_attempt rename column at to created_at;
alter index sign_in_attempt_at_ix rename to sign_in_attempt_created_at_ix;

alter table audit_event rename column at to created_at;
-- Null for the application itself.
alter table audit_event rename column actor to created_by;
-- To whom it was done.
alter table audit_event rename column person to subject_person_id;
alter table audit_event rename column team to team_id;
alter table audit_event rename column assessment to assessment_id;
alter index audit_event_at_ix rename to audit_event_created_at_ix;
alter index audit_event_actor_ix rename to audit_event_created_by_ix;
alter index audit_event_person_ix rename to audit_event_subject_person_ix;

-- Of an answer or an economic entry, as of each version in their histories: whose version it is.
alter table answer rename column by_person to created_by;
alter table answer rename column at to created_at;
alter table answer rename constraint answer_by_person_fk to answer_created_by_fk;
alter table answer_history rename column by_person to created_by;
alter table answer_history rename column at to created_at;
alter table answer_history rename constraint answer_history_by_person_fk to answer_history_created_by_fk;
alter index answer_history_at_ix rename to answer_history_created_at_ix;
alter table economic_entry rename column by_person to created_by;
alter table economic_entry rename column at to created_at;
alter table economic_entry rename constraint economic_entry_by_person_fk to economic_entry_created_by_fk;
alter table economic_entry_history rename column by_person to created_by;
alter table economic_entry_history rename column at to created_at;
alter table economic_entry_history
    rename constraint economic_entry_history_by_person_fk to economic_entry_history_created_by_fk;
alter index economic_entry_history_at_ix rename to economic_entry_history_created_at_ix;

alter table section_assignment rename column person_id to owner_id;
alter table section_assignment rename column assigned_by to created_by;
alter table section_assignment rename column assigned_at to created_at;
alter table section_assignment rename constraint section_assignment_person_fk to section_assignment_owner_fk;
alter table section_assignment rename constraint section_assignment_assigned_by_fk to section_assignment_created_by_fk;
alter index section_assignment_person_ix rename to section_assignment_owner_ix;
alter table assessment_event rename column by_person to created_by;
alter table assessment_event rename column at to created_at;
-- To whom it was assigned.
alter table assessment_event rename column person_id to subject_person_id;
alter table assessment_event rename constraint assessment_event_by_person_fk to assessment_event_created_by_fk;
alter table calibration rename column taken_at to created_at;

alter table evaluation_opening rename column opened_by to created_by;
alter table evaluation_opening rename column opened_at to created_at;
alter table evaluation_opening rename constraint evaluation_opening_opened_by_fk to evaluation_opening_created_by_fk;
alter table next_look rename column planned_by to created_by;
alter table next_look rename column planned_at to created_at;
alter table next_look rename constraint next_look_planned_by_fk to next_look_created_by_fk;

alter table review rename column by_person to created_by;
alter table review rename column at to created_at;
alter table review rename constraint review_by_person_fk to review_created_by_fk;
alter index review_at_ix rename to review_created_at_ix;
alter table comment_thread rename column begun_at to created_at;
alter table comment rename column by_person to created_by;
alter table comment rename column at to created_at;
alter table comment rename constraint comment_by_person_fk to comment_created_by_fk;
alter table action rename column owner to owner_id;
alter table action_result rename column entered_by to created_by;
alter table action_result rename column entered_at to created_at;
alter table action_result rename constraint action_result_entered_by_fk to action_result_created_by_fk;
alter table saving rename column recorded_by to created_by;
alter table saving rename column recorded_at to created_at;
alter table saving rename constraint saving_recorded_by_fk to saving_created_by_fk;
alter table notice rename column recipient to recipient_person_id;
alter table notice rename column at to created_at;
alter table notice rename column team to team_id;
alter table notice rename column assessment to assessment_id;
-- Who did what it tells of; null for the application itself.
alter table notice rename column actor to created_by;
alter index notice_at_ix rename to notice_created_at_ix;
alter table notice_preference rename column person to person_id;

alter table share_link rename column made_by to created_by;
alter table share_link rename column made_at to created_at;
alter table share_link rename constraint share_link_made_by_fk to share_link_created_by_fk;
alter table planning_document rename column made_by to created_by;
alter table planning_document rename column asked_at to created_at;
alter table planning_document rename constraint planning_document_made_by_fk to planning_document_created_by_fk;
alter index planning_document_made_by_ix rename to planning_document_created_by_ix;

-- ---------------------------------------------------------------------------------------------------------------------
-- References

-- An action or a saving of a submission that does not exist: the action becomes one that somebody added, the saving that of
-- the latest submission.
update action a set kind = 'OWN', number = null
    where a.number is not null and not exists (
        select 1 from evaluation e where e.assessment_id = a.assessment_id and e.number = a.number);
alter table action add constraint action_submission_fk
    foreign key (assessment_id, number) references evaluation (assessment_id, number);

update saving s set number = (select max(e.number) from evaluation e where e.assessment_id = s.assessment_id)
    where exists (select 1 from evaluation e where e.assessment_id = s.assessment_id) and not exists (
        select 1 from evaluation e where e.assessment_id = s.assessment_id and e.number = s.number);
delete from saving s
    where not exists (select 1 from evaluation e where e.assessment_id = s.assessment_id and e.number = s.number);
alter table saving add constraint saving_submission_fk
    foreign key (assessment_id, number) references evaluation (assessment_id, number);

-- The read model is made anew from the submissions where a row is missing.
delete from portfolio_entry p
    where not exists (select 1 from evaluation e where e.assessment_id = p.assessment_id and e.number = p.number);
alter table portfolio_entry add constraint portfolio_entry_submission_fk
    foreign key (assessment_id, number) references evaluation (assessment_id, number);
-- It is implied.
alter table portfolio_entry drop constraint portfolio_entry_assessment_fk;

delete from notice n
    where n.assessment_id is not null and not exists (select 1 from assessment a where a.id = n.assessment_id);
update notice n set created_by = null
    where n.created_by is not null and not exists (select 1 from person p where p.id = n.created_by);
alter table notice add constraint notice_assessment_fk foreign key (assessment_id) references assessment (id);
alter table notice add constraint notice_created_by_fk foreign key (created_by) references person (id);

update assessment_event e set subject_person_id = null
    where e.subject_person_id is not null and not exists (select 1 from person p where p.id = e.subject_person_id);
alter table assessment_event add constraint assessment_event_subject_person_fk
    foreign key (subject_person_id) references person (id);

-- ---------------------------------------------------------------------------------------------------------------------
-- Histories: the checks of the live tables. Every row was a row of the live table when it was written.

alter table answer add constraint answer_version_counts check (version >= 1);
alter table answer_history
    add constraint answer_history_version_counts check (version >= 1),
    add constraint answer_history_kind_known check (
        kind in ('NONE', 'LEVEL', 'OPTION', 'UNKNOWN', 'NOT_APPLICABLE')),
    add constraint answer_history_level_complete check (
        (kind = 'LEVEL') = (level is not null) and (kind = 'LEVEL') = (evidence is not null)),
    add constraint answer_history_level_known check (level between 0 and 4),
    add constraint answer_history_evidence_known check (evidence in ('DOCUMENTED', 'KNOWN', 'GUESS')),
    add constraint answer_history_option_complete check ((kind = 'OPTION') = (chosen_option is not null)),
    add constraint answer_history_reason_complete check ((kind = 'NOT_APPLICABLE') = (reason is not null)),
    add constraint answer_history_reason_fits check (length(reason) <= 2000),
    add constraint answer_history_note_fits check (length(note) <= 20000),
    add constraint answer_history_links_fit check (cardinality(links) <= 50);

alter table economic_entry add constraint economic_entry_version_counts check (version >= 1);
alter table economic_entry_history
    add constraint economic_entry_history_version_counts check (version >= 1),
    add constraint economic_entry_history_kind_known check (
        kind in ('NONE', 'CERTAIN', 'INTERVAL', 'PERCENTILES', 'ENDS', 'WORD')),
    add constraint economic_entry_history_low_complete check ((low is null) = (kind in ('NONE', 'WORD'))),
    add constraint economic_entry_history_likely_complete check (
        (likely is null) = (kind not in ('PERCENTILES', 'ENDS'))),
    add constraint economic_entry_history_high_complete check (
        (high is null) = (kind in ('NONE', 'WORD', 'CERTAIN'))),
    add constraint economic_entry_history_word_complete check ((word is null) = (kind <> 'WORD')),
    add constraint economic_entry_history_in_order check (low < high and likely between low and high),
    add constraint economic_entry_history_word_fits check (length(word) <= 40),
    add constraint economic_entry_history_note_fits check (length(note) <= 20000);

-- ---------------------------------------------------------------------------------------------------------------------
-- Bounds, and lower case

update person set name = left(name, 100) where length(name) > 100;
alter table person
    add constraint person_email_fits check (length(email) <= 254),
    add constraint person_name_fits check (length(name) <= 100),
    add constraint person_password_hash_fits check (length(password_hash) <= 500);

update team set name = left(name, 80) where length(name) > 80;
alter table team add constraint team_name_fits check (length(name) <= 80);

-- The later of two open invitations of an address to a team takes the place of the earlier one, as the application has it.
-- An address can be invited to several teams: its owner makes an account with one and joins the others with it.
update invitation set email = lower(email) where email <> lower(email);
update invitation i set closed_at = i.created_at, outcome = 'WITHDRAWN'
    where i.closed_at is null and exists (
        select 1 from invitation later
        where later.closed_at is null and later.email = i.email and later.team_id = i.team_id
            and (later.created_at, later.id) > (i.created_at, i.id));
alter table invitation
    add constraint invitation_email_lower_case check (email = lower(email)),
    add constraint invitation_email_fits check (length(email) <= 254);
create unique index invitation_one_open_uq on invitation (email, team_id) where closed_at is null;

alter table audit_event
    add constraint audit_event_act_known check (act ~ '^[A-Z][A-Z_]{0,59}$'),
    add constraint audit_event_detail_fits check (length(detail) <= 1000);

alter table assessment add constraint assessment_method_fits check (length(method) between 1 and 100);
alter table answer
    add constraint answer_question_fits check (length(question) between 1 and 200),
    add constraint answer_option_fits check (length(chosen_option) <= 200);
alter table answer_history
    add constraint answer_history_question_fits check (length(question) between 1 and 200),
    add constraint answer_history_option_fits check (length(chosen_option) <= 200);
alter table economic_entry add constraint economic_entry_item_fits check (length(item) between 1 and 200);
alter table economic_entry_history
    add constraint economic_entry_history_item_fits check (length(item) between 1 and 200);
alter table section_assignment
    add constraint section_assignment_section_fits check (length(section) between 1 and 200);
update assessment_event set detail = left(detail, 1000) where length(detail) > 1000;
alter table assessment_event
    add constraint assessment_event_section_fits check (length(section) <= 200),
    add constraint assessment_event_detail_fits check (length(detail) <= 1000);

alter table evaluation add constraint evaluation_method_fits check (
    length(method) between 1 and 100 and length(engine) <= 100 and length(verdict) <= 100);

alter table review add constraint review_verdict_short check (length(verdict) <= 100);
alter table review_reason add constraint review_reason_question_fits check (length(question) between 1 and 200);
alter table comment_thread add constraint comment_thread_question_fits check (length(question) <= 200);
alter table comment add constraint comment_version_counts check (version >= 1);
alter table action
    add constraint action_question_fits check (length(question) <= 200),
    add constraint action_version_counts check (version >= 1);
alter table action_experiment
    add constraint action_experiment_recipe_fits check (length(recipe) <= 200),
    add constraint action_experiment_weeks_count check (weeks >= 0);
alter table answer_offer add constraint answer_offer_words_fit check (
    length(question) between 1 and 200 and length(chosen_option) <= 200);
update notice set detail = left(detail, 1000) where length(detail) > 1000;
alter table notice add constraint notice_words_fit check (length(place) <= 400 and length(detail) <= 1000);
delete from notice_preference where kind not in
    ('ASSIGNED', 'SUBMITTED', 'WITHDRAWN', 'REOPENED', 'RETURNED', 'DECIDED', 'COMMENTED', 'MENTIONED', 'ACTION', 'DUE');
alter table notice_preference add constraint notice_preference_kind_known check (kind in
    ('ASSIGNED', 'SUBMITTED', 'WITHDRAWN', 'REOPENED', 'RETURNED', 'DECIDED', 'COMMENTED', 'MENTIONED', 'ACTION', 'DUE'));
alter table notice_mail add constraint notice_mail_problem_fits check (length(problem) <= 200);
alter table share_link add constraint share_link_uses_count check (uses >= 0);

alter table portfolio_entry
    add constraint portfolio_entry_currency_is_a_code check (currency ~ '^[A-Z]{3}$'),
    add constraint portfolio_entry_words_fit check (
        length(method) <= 100 and length(verdict) <= 100 and length(held_back_by) <= 200 and length(gate) <= 100
        and length(path) <= 40);
alter table portfolio_lack add constraint portfolio_lack_words_fit check (
    length(question) <= 200 and length(method) <= 100 and length(verdict) <= 100);

-- ---------------------------------------------------------------------------------------------------------------------
-- Only ever added to

create function refuse_change() returns trigger
    language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name;
end
$$;

-- Those that are not there yet need not be told of.
set local client_min_messages = warning;

do $$
declare
    only_added_to text;
begin
    foreach only_added_to in array array[
        'audit_event', 'answer_history', 'economic_entry_history', 'assessment_event', 'evaluation', 'evaluation_opening',
        'review', 'review_reason']
    loop
        execute format('drop trigger if exists %I on %I', only_added_to || '_no_change', only_added_to);
        execute format('drop trigger if exists %I on %I', only_added_to || '_no_truncate', only_added_to);
        execute format(
            'create trigger %I before update or delete on %I for each row execute function refuse_change()',
            only_added_to || '_no_change', only_added_to);
        execute format(
            'create trigger %I before truncate on %I for each statement execute function refuse_change()',
            only_added_to || '_no_truncate', only_added_to);
    end loop;
end
$$;

drop function audit_event_is_append_only();
drop function answer_history_is_append_only();
drop function economic_entry_history_is_append_only();
drop function evaluation_is_immutable();
drop function review_is_append_only();

-- ---------------------------------------------------------------------------------------------------------------------
-- What another index does already: action_once_uq begins with the same column.

drop index action_assessment_ix;
