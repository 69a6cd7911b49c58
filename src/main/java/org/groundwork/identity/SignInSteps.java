package org.groundwork.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Optional;
import org.groundwork.identity.AuditTrail.Event;
import org.groundwork.identity.SecondFactors.Judged;
import org.groundwork.identity.SecondFactors.Proposal;
import org.groundwork.identity.Sessions.HalfWay;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What comes between a right password, or a sign-in link, and being signed in: a second factor, if the person has one or has
 * to have one. Whoever is half way has a session that opens the pages of this step and nothing else.
 */
@Service
public class SignInSteps {

    private final Sessions sessions;
    private final SecondFactors secondFactors;
    private final Accounts accounts;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;

    SignInSteps(
            Sessions sessions,
            SecondFactors secondFactors,
            Accounts accounts,
            AuditTrail audit,
            TransactionTemplate transaction) {
        this.sessions = sessions;
        this.secondFactors = secondFactors;
        this.accounts = accounts;
        this.audit = audit;
        this.transaction = transaction;
    }

    /** What comes after the first step. */
    public enum Next {
        /** A code. */
        CODE,
        /** Setting up what makes codes. */
        SET_UP,
        /** Nothing: the person is signed in. */
        SIGNED_IN
    }

    /**
     * After the first step.
     *
     * @param byLink whether it was a one-time link
     * @param target where to go once signed in
     */
    public Next first(
            PersonId person, boolean byLink, String target, HttpServletRequest request, HttpServletResponse response) {
        if (secondFactors.isSetUp(person)) {
            sessions.beginHalfWay(person, byLink, target, request);
            return Next.CODE;
        }
        boolean administrator =
                accounts.signedIn(person).map(SignedIn::administrator).orElse(false);
        if (secondFactors.isDemanded(administrator)) {
            sessions.beginHalfWay(person, byLink, target, request);
            secondFactors.propose(person, request.getSession());
            return Next.SET_UP;
        }
        sessions.begin(person, byLink, request, response);
        if (!byLink) {
            record(Event.SIGNED_IN, person);
        }
        return Next.SIGNED_IN;
    }

    /** Who is half way, and still can sign in. */
    public Optional<SignedIn> halfWay(@Nullable HttpSession session) {
        return sessions.halfWay(session).map(HalfWay::person).flatMap(accounts::signedIn);
    }

    /** Judges the code, and signs the person in where it is right. */
    public Judged second(String code, HttpServletRequest request, HttpServletResponse response) {
        HalfWay half = require(request);
        Judged judged = secondFactors.judge(half.person(), code);
        if (judged == Judged.RIGHT || judged == Judged.RECOVERY) {
            enter(half, request, response);
        }
        return judged;
    }

    /** What the authenticator has to be told, of somebody who has to have one. */
    public Proposal proposal(SignedIn person, HttpServletRequest request) {
        return secondFactors.proposal(person.id(), person.email(), request.getSession(false));
    }

    /** Sets a second factor up, and signs the person in; the recovery codes, shown once. */
    public List<String> setUp(String code, HttpServletRequest request, HttpServletResponse response) {
        HalfWay half = require(request);
        List<String> codes = secondFactors.confirm(half.person(), code, request.getSession(false));
        enter(half, request, response);
        return codes;
    }

    /** Where somebody who is half way wants to go. */
    public String target(HttpServletRequest request) {
        return sessions.halfWay(request.getSession(false)).map(HalfWay::target).orElse("/");
    }

    private HalfWay require(HttpServletRequest request) {
        return sessions.halfWay(request.getSession(false)).orElseThrow(org.groundwork.platform.NotFound::new);
    }

    private void enter(HalfWay half, HttpServletRequest request, HttpServletResponse response) {
        sessions.begin(half.person(), half.byLink(), request, response);
        record(Event.SIGNED_IN_WITH_CODE, half.person());
    }

    private void record(Event event, PersonId person) {
        transaction.executeWithoutResult(status -> audit.record(event, person, person, null, null));
    }
}
