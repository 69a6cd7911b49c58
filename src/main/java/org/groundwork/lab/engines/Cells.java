package org.groundwork.lab.engines;

import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Locale;

/** What the text of a cell may be. Works on parts of an array, so that nothing is allocated a cell. */
final class Cells {

    /** A number with a decimal point, or none. */
    static final int POINT = 1;
    /** A number with a decimal comma, or none. */
    static final int COMMA = 1 << 1;
    /** An integer such as 01067, which is a name rather than a number. */
    static final int ZEROS = 1 << 2;
    /** An integer of more digits than a number holds. */
    static final int LONG = 1 << 3;
    /** A number with a fraction that leaves no doubt which sign is the decimal one. */
    static final int PLAIN = 1 << 4;

    /** 2024-01-31, with or without a time of day. */
    static final int ISO = 1 << 8;
    /** 31.01.2024 or 31/01/24. */
    static final int DAY_FIRST = 1 << 9;
    /** 01/31/2024. */
    static final int MONTH_FIRST = 1 << 10;
    /** 31 Jan 2024 or Jan 31, 2024. */
    static final int NAMED = 1 << 11;
    /** 20240131. */
    static final int COMPACT = 1 << 12;

    static final int NUMBERS = POINT | COMMA;
    static final int TIMES = ISO | DAY_FIRST | MONTH_FIRST | NAMED | COMPACT;

    static final long NO_TIME = Long.MIN_VALUE;

    private static final int DIGITS_OF_A_DOUBLE = 15;
    private static final int MOST_DIGITS = 40;
    private static final String[] MONTHS = new String[12];

    static {
        for (Month month : Month.values()) {
            MONTHS[month.getValue() - 1] =
                    month.getDisplayName(TextStyle.FULL, Locale.ENGLISH).toLowerCase(Locale.ENGLISH);
        }
    }

    private Cells() {}

    /** Whether it says that nothing is there. */
    static boolean isMissing(char[] t, int from, int to) {
        switch (to - from) {
            case 0:
                return true;
            case 1:
                return t[from] == '-' || t[from] == '\u2013' || t[from] == '\u2014';
            case 2:
                return is(t, from, to, "na") || is(t, from, to, "--");
            case 3:
                return is(t, from, to, "n/a") || is(t, from, to, "nan") || is(t, from, to, "<na>");
            case 4:
                return is(t, from, to, "null") || is(t, from, to, "#n/a") || is(t, from, to, "<na>");
            case 6:
                return is(t, from, to, "#null!") || is(t, from, to, "(null)");
            default:
                return false;
        }
    }

    /** Whether it says so where all other cells of the column are numbers or times. */
    static boolean mayBeMissing(char[] t, int from, int to) {
        return switch (to - from) {
            case 1 -> t[from] == '?' || t[from] == '.';
            case 4 -> is(t, from, to, "none");
            case 5 -> is(t, from, to, "#ref!");
            case 6 -> is(t, from, to, "#name?") || is(t, from, to, "#value");
            case 7 ->
                is(t, from, to, "unknown")
                        || is(t, from, to, "missing")
                        || is(t, from, to, "#value!")
                        || is(t, from, to, "#div/0!");
            case 10 -> is(t, from, to, "0000-00-00") || is(t, from, to, "00.00.0000");
            default -> false;
        };
    }

    private static boolean is(char[] t, int from, int to, String lower) {
        if (to - from != lower.length()) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (Character.toLowerCase(t[i]) != lower.charAt(i - from)) {
                return false;
            }
        }
        return true;
    }

    /** {@link #POINT}, {@link #COMMA} and what else is known of a number; 0 if it is none. */
    static int number(char[] t, int from, int to) {
        int start = from;
        int end = to;
        if (start < end && isUnit(t[start])) {
            start++;
        }
        if (start < end && (t[start] == '-' || t[start] == '+' || t[start] == '\u2212')) {
            start++;
        }
        if (start < end && start == from + 1 && isUnit(t[start])) {
            start++;
        }
        if (end > start && (isUnit(t[end - 1]) || t[end - 1] == '%')) {
            end--;
            if (end > start && t[end - 1] == ' ') {
                end--;
            }
        }
        int points = 0;
        int commas = 0;
        int lastPoint = -1;
        int lastComma = -1;
        int digits = 0;
        int i = start;
        for (; i < end; i++) {
            char c = t[i];
            if (c >= '0' && c <= '9') {
                digits++;
            } else if (c == '.') {
                points++;
                lastPoint = i;
            } else if (c == ',') {
                commas++;
                lastComma = i;
            } else {
                break;
            }
        }
        if (digits == 0 || digits > MOST_DIGITS) {
            return 0;
        }
        int tail = i;
        if (i < end) {
            if (t[i] != 'e' && t[i] != 'E' || !isExponent(t, i + 1, end)) {
                return 0;
            }
        }
        if (points == 0 && commas == 0) {
            int kind = POINT | COMMA;
            if (tail == end) {
                if (digits > 1 && t[start] == '0') {
                    kind |= ZEROS;
                }
                if (digits > DIGITS_OF_A_DOUBLE) {
                    kind |= LONG;
                }
            }
            return kind;
        }
        int kind = 0;
        if (points <= 1
                && lastComma < (points == 0 ? tail : lastPoint)
                && (commas == 0 || inThousands(t, start, points == 0 ? tail : lastPoint, ','))) {
            kind |= POINT;
        }
        if (commas <= 1
                && lastPoint < (commas == 0 ? tail : lastComma)
                && (points == 0 || inThousands(t, start, commas == 0 ? tail : lastComma, '.'))) {
            kind |= COMMA;
        }
        return kind == POINT || kind == COMMA ? kind | PLAIN : kind;
    }

    private static boolean isExponent(char[] t, int from, int to) {
        int i = from < to && (t[from] == '-' || t[from] == '+') ? from + 1 : from;
        if (i == to || to - i > 2) {
            return false;
        }
        for (; i < to; i++) {
            if (t[i] < '0' || t[i] > '9') {
                return false;
            }
        }
        return true;
    }

    private static boolean inThousands(char[] t, int from, int to, char separator) {
        int run = 0;
        boolean first = true;
        for (int i = from; i <= to; i++) {
            if (i == to || t[i] == separator) {
                if (first ? run < 1 || run > 3 || t[from] == '0' : run != 3) {
                    return false;
                }
                first = false;
                run = 0;
            } else {
                run++;
            }
        }
        return true;
    }

    private static boolean isUnit(char c) {
        return c == '$' || c == '\u20ac' || c == '\u00a3' || c == '\u00a5';
    }

    /** Writes a number as other programs read it, into the array, from its start. How many characters it has. */
    static int plain(char[] t, int from, int to, boolean comma, char[] into) {
        int n = 0;
        char decimal = comma ? ',' : '.';
        for (int i = from; i < to && n < into.length; i++) {
            char c = t[i];
            if (c >= '0' && c <= '9' || c == '-' || c == '+' || c == 'e' || c == 'E') {
                into[n++] = c;
            } else if (c == '\u2212') {
                into[n++] = '-';
            } else if (c == decimal) {
                into[n++] = '.';
            }
        }
        return n;
    }

    /** Epoch seconds if it has that form; else {@link #NO_TIME}. */
    static long time(char[] t, int from, int to, int form) {
        return new Reader(t, from, to).time(form);
    }

    private static final class Reader {
        private final char[] t;
        private final int end;
        private int i;

        Reader(char[] t, int from, int to) {
            this.t = t;
            this.i = from;
            this.end = to;
        }

        long time(int form) {
            if (end - i < 6 || end - i > 45) {
                return NO_TIME;
            }
            int year;
            int month;
            int day = 1;
            if (form == ISO) {
                year = digits(4, 4);
                char sign = sign();
                if (year < 0 || sign != '-' && sign != '/') {
                    return NO_TIME;
                }
                month = digits(sign == '-' ? 2 : 1, 2);
                if (month < 0) {
                    return NO_TIME;
                }
                if (i < end) {
                    if (sign() != sign) {
                        return NO_TIME;
                    }
                    day = digits(sign == '-' ? 2 : 1, 2);
                } else if (sign != '-') {
                    return NO_TIME;
                }
            } else if (form == COMPACT) {
                if (end - i != 8) {
                    return NO_TIME;
                }
                year = digits(4, 4);
                month = digits(2, 2);
                day = digits(2, 2);
                if (year < 1950 || year > 2100) {
                    return NO_TIME;
                }
            } else if (form == NAMED) {
                boolean monthFirst = Character.isLetter(t[i]);
                if (monthFirst) {
                    month = month();
                    blanks();
                    day = digits(1, 2);
                } else {
                    day = digits(1, 2);
                    if (i < end && t[i] == '.') {
                        i++;
                    }
                    blanks();
                    month = month();
                }
                if (i < end && t[i] == ',') {
                    i++;
                }
                blanks();
                int start = i;
                year = digits(2, 4);
                if (i - start == 3) {
                    return NO_TIME;
                }
                year = i - start == 2 ? century(year) : year;
            } else {
                int start = i;
                int first = digits(1, 2);
                boolean full = i - start == 2;
                char sign = sign();
                if (first < 0 || sign != '.' && sign != '/' && sign != '-' || sign == '.' && form == MONTH_FIRST) {
                    return NO_TIME;
                }
                start = i;
                int second = digits(1, 2);
                full &= i - start == 2;
                if (sign() != sign) {
                    return NO_TIME;
                }
                start = i;
                year = digits(2, 4);
                if (i - start == 3 || i - start == 2 && !full) {
                    return NO_TIME;
                }
                year = i - start == 2 ? century(year) : year;
                day = form == DAY_FIRST ? first : second;
                month = form == DAY_FIRST ? second : first;
            }
            if (year < 1 || month < 1 || month > 12 || day < 1 || day > 31) {
                return NO_TIME;
            }
            if (day > 28 && day > java.time.YearMonth.of(year, month).lengthOfMonth()) {
                return NO_TIME;
            }
            long seconds = LocalDate.of(year, month, day).toEpochDay() * 86_400;
            if (i == end) {
                return seconds;
            }
            long inDay = timeOfDay();
            return inDay == NO_TIME ? NO_TIME : seconds + inDay;
        }

        private long timeOfDay() {
            if (t[i] == ',') {
                i++;
            }
            if (i < end && (t[i] == 'T' || t[i] == 't')) {
                i++;
            } else if (!blanks()) {
                return NO_TIME;
            }
            int hour = digits(1, 2);
            if (hour < 0 || sign() != ':') {
                return NO_TIME;
            }
            int minute = digits(2, 2);
            int second = 0;
            if (i < end && t[i] == ':') {
                i++;
                second = digits(2, 2);
                if (i < end && (t[i] == '.' || t[i] == ',')) {
                    i++;
                    if (digits(1, 9) < 0) {
                        return NO_TIME;
                    }
                }
            }
            if (minute < 0 || minute > 59 || second < 0 || second > 60 || hour > 24) {
                return NO_TIME;
            }
            blanks();
            if (i + 1 < end && (t[i + 1] == 'M' || t[i + 1] == 'm')) {
                boolean afternoon = t[i] == 'P' || t[i] == 'p';
                if (!afternoon && t[i] != 'A' && t[i] != 'a' || hour < 1 || hour > 12) {
                    return NO_TIME;
                }
                hour = hour % 12 + (afternoon ? 12 : 0);
                i += 2;
                blanks();
            }
            long seconds = hour * 3_600L + minute * 60L + second;
            if (i == end) {
                return seconds;
            }
            if (end - i == 1 && (t[i] == 'Z' || t[i] == 'z') || end - i == 3 && (isWord("UTC") || isWord("GMT"))) {
                return seconds;
            }
            char sign = sign();
            if (sign != '+' && sign != '-' && sign != '\u2212') {
                return NO_TIME;
            }
            int hours = digits(2, 2);
            if (i < end && t[i] == ':') {
                i++;
            }
            int minutes = i < end ? digits(2, 2) : 0;
            if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59 || i != end) {
                return NO_TIME;
            }
            long offset = hours * 3_600L + minutes * 60L;
            return sign == '+' ? seconds - offset : seconds + offset;
        }

        private boolean isWord(String word) {
            for (int k = 0; k < word.length(); k++) {
                if (t[i + k] != word.charAt(k)) {
                    return false;
                }
            }
            return true;
        }

        private int digits(int least, int most) {
            int value = 0;
            int n = 0;
            while (i < end && n < most && t[i] >= '0' && t[i] <= '9') {
                value = value * 10 + (t[i] - '0');
                i++;
                n++;
            }
            return n < least || i < end && t[i] >= '0' && t[i] <= '9' ? beforeMore(n, most, value) : value;
        }

        /** Two runs of digits may follow each other only where their length is fixed. */
        private int beforeMore(int n, int most, int value) {
            return n == most ? value : -1;
        }

        private char sign() {
            return i < end ? t[i++] : '\0';
        }

        private boolean blanks() {
            int start = i;
            while (i < end && (t[i] == ' ' || t[i] == '-' && start == i)) {
                i++;
            }
            return i > start;
        }

        private int month() {
            int start = i;
            while (i < end && Character.isLetter(t[i])) {
                i++;
            }
            int length = i - start;
            if (i < end && t[i] == '.') {
                i++;
            }
            if (length < 3) {
                return -1;
            }
            for (int m = 0; m < 12; m++) {
                if (length == 3 || length == MONTHS[m].length() || length == 4 && m == 8) {
                    boolean same = true;
                    for (int k = 0; k < length && same; k++) {
                        same = k < MONTHS[m].length() && Character.toLowerCase(t[start + k]) == MONTHS[m].charAt(k);
                    }
                    if (same) {
                        return m + 1;
                    }
                }
            }
            return -1;
        }

        private static int century(int year) {
            return year < 70 ? 2000 + year : 1900 + year;
        }
    }
}
