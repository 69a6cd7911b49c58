package org.groundwork.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.groundwork.platform.RecurringJob;
import org.springframework.stereotype.Component;

/** Ends, each hour, what providers began for people who did not come through them again. */
@Component
class ProviderLeaversJob implements RecurringJob {

    private static final Duration LONGER = Duration.ofDays(1);

    private final ProviderAccounts accounts;
    private final ProviderAccountRepository rows;
    private final SignInStateRepository states;
    private final SignInSettings settings;
    private final Clock clock;

    ProviderLeaversJob(
            ProviderAccounts accounts,
            ProviderAccountRepository rows,
            SignInStateRepository states,
            SignInSettings settings,
            Clock clock) {
        this.accounts = accounts;
        this.rows = rows;
        this.states = states;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "identity-provider-leavers";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        Instant now = clock.instant();
        accounts.forgetLeavers(now.minus(settings.unseenFor()), now.minus(settings.rolesKept()));
        rows.removeSessionsBegunBefore(now.minus(settings.longestSession()).minus(LONGER));
        states.removeOld();
    }
}
