package org.groundwork.api;

/**
 * So many acts at once, and so many more in a while: full at first, and filled at a steady pace. An
 * act that costs more than there is waits; nothing is owed.
 */
final class TokenBucket {

    private static final long MILLIS = 60_000;

    /** In sixty-thousandths of an act, so that a millisecond brings whole ones. */
    private final long most;

    private final long perMilli;
    private long there;
    private long at;

    /**
     * @param most what can be spent at once
     * @param perMinute what comes back in a minute
     * @param now milliseconds of a clock
     */
    TokenBucket(int most, int perMinute, long now) {
        this.most = most * MILLIS;
        this.perMilli = perMinute;
        this.there = this.most;
        this.at = now;
    }

    /**
     * Spends {@code cost}, at most all that can be there, if it is there.
     *
     * @return 0 if it was; otherwise milliseconds after which it will be
     */
    synchronized long take(int cost, long now) {
        return takeInstead(0, cost, now);
    }

    /**
     * The same for something that turns out to cost more: what was spent on it is given back first, and
     * stays there if the whole is not. So whoever waits as long as is said can spend it from the beginning.
     */
    synchronized long takeInstead(int spent, int cost, long now) {
        long wanted = Math.min(cost * MILLIS, most);
        long filled = there + spent * MILLIS + Math.min(most, Math.max(0, now - at)) * perMilli;
        there = Math.min(most, filled);
        at = Math.max(at, now);
        if (there >= wanted) {
            there -= wanted;
            return 0;
        }
        return Math.ceilDiv(wanted - there, perMilli);
    }
}
