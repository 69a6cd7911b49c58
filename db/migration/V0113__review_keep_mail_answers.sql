-- What a mail server answers, for administrators: it may hold the address that the mail went to. Refused for good is not tried again.
alter table notice add column mail_answer text;
alter table notice add column mail_permanent boolean not null default false;
alter table notice add constraint notice_mail_answer_fits check (length(mail_answer) <= 300);
