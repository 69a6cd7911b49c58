package org.groundwork.lab.engines;

/** How much is read of a file that somebody sent. */
final class Bounds {

    static final long BYTES = 500L << 20;
    static final int ROWS = 5_000_000;
    static final int COLUMNS = 2_000;
    /** Rows times columns: a packed file of a few kilobytes may hold billions. */
    static final long CELLS = 400_000_000L;
    /** Letters of a row. */
    static final int ROW = 4 << 20;
    /** Letters of a cell that are kept. */
    static final int CELL = 1_000;
    /** Letters of a column's name. */
    static final int NAME = 200;
    /** Rows that cannot be read, as a share of all. */
    static final double UNREAD = 0.01;

    private Bounds() {}
}
