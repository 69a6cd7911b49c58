-- What a team could not agree on is an answer too: the levels that its members gave (docs/adr/0025).
alter table answer add column votes smallint[];
alter table answer_history add column votes smallint[];

alter table answer
    drop constraint answer_kind_known,
    add constraint answer_kind_known check (
        kind in ('NONE', 'LEVEL', 'SPREAD', 'OPTION', 'UNKNOWN', 'NOT_APPLICABLE')),
    add constraint answer_votes_complete check ((kind = 'SPREAD') = (votes is not null)),
    add constraint answer_votes_fit check (
        cardinality(votes) between 2 and 200 and 0 <= all (votes) and 4 >= all (votes));
alter table answer_history
    drop constraint answer_history_kind_known,
    add constraint answer_history_kind_known check (
        kind in ('NONE', 'LEVEL', 'SPREAD', 'OPTION', 'UNKNOWN', 'NOT_APPLICABLE')),
    add constraint answer_history_votes_complete check ((kind = 'SPREAD') = (votes is not null)),
    add constraint answer_history_votes_fit check (
        cardinality(votes) between 2 and 200 and 0 <= all (votes) and 4 >= all (votes));
