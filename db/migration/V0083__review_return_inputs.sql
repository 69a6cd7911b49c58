-- A submission can be returned because of an economic input too: the item is then its id, as in the assessment file.
alter table review_reason add column about text not null default 'QUESTION';
alter table review_reason alter column about drop default;
alter table review_reason rename column question to item;
alter table review_reason rename constraint review_reason_question_fits to review_reason_item_fits;
alter table review_reason
    drop constraint review_reason_pk,
    add constraint review_reason_pk primary key (review_id, about, item),
    add constraint review_reason_about_known check (about in ('QUESTION', 'INPUT'));
