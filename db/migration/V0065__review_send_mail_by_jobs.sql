-- A mail is a job (docs/adr/0073): db-scheduler keeps when it is due, who has taken it and what to do when that instance died.
-- What became of it is kept with its notice, for administrators and to send it again. The queue of our own goes; what waits
-- in it becomes jobs, with the tries that are left to it.

-- Null where no mail is wanted. WAITING for its job; SENDING from the moment the server is spoken to.
alter table notice add column mail_state text;
alter table notice add column mail_attempts integer not null default 0;
-- Kind of the last failure; no address and no text.
alter table notice add column mail_problem text;
alter table notice add column mail_settled_at timestamptz;

update notice n set mail_state = case m.state when 'SENDING' then 'WAITING' else m.state end,
        mail_attempts = m.attempts, mail_problem = m.problem, mail_settled_at = m.settled_at
    from notice_mail m where m.notice_id = n.id;

alter table notice
    add constraint notice_mail_state_known check (mail_state in ('WAITING', 'SENDING', 'SENT', 'FAILED', 'DROPPED')),
    add constraint notice_mail_settled check (
        coalesce(mail_state in ('SENT', 'FAILED', 'DROPPED'), false) = (mail_settled_at is not null)),
    add constraint notice_mail_attempts_count check (mail_attempts >= 0),
    add constraint notice_mail_problem_fits check (length(mail_problem) <= 200);
-- For the administrators' page.
create index notice_mail_ix on notice (mail_state) where mail_state in ('WAITING', 'SENDING', 'FAILED');

-- The job that looked into the queue again and again.
delete from job where task_name = 'review-notice-mail';
insert into job (task_name, task_instance, task_data, execution_time, picked, consecutive_failures, version)
    select 'review-mail', notice_id::text, convert_to(notice_id::text, 'UTF8'), due_at, false, attempts, 1
    from notice_mail where state in ('WAITING', 'SENDING');

drop table notice_mail;
