-- What a session holds is JSON from now on (UTF-8, in the same column); what was stored before cannot be read any
-- more, so everybody signs in once again.

delete from spring_session;
