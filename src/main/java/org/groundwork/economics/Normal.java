package org.groundwork.economics;

/**
 * The standard normal distribution, the same to the last bit on every machine.
 *
 * <p>Sources: the quantile is algorithm AS 241 (Wichura 1988, PPND16, relative error about 1e-16),
 * the distribution function is West (2005) after Hart (1968), double precision.
 */
final class Normal {

    /** Half-width of a 90 % interval in standard deviations. */
    static final double Z90 = 1.6448536269514722;

    private static final double[] A = {
        3.3871328727963666080e0,
        1.3314166789178437745e2,
        1.9715909503065514427e3,
        1.3731693765509461125e4,
        4.5921953931549871457e4,
        6.7265770927008700853e4,
        3.3430575583588128105e4,
        2.5090809287301226727e3
    };
    private static final double[] B = {
        1,
        4.2313330701600911252e1,
        6.8718700749205790830e2,
        5.3941960214247511077e3,
        2.1213794301586595867e4,
        3.9307895800092710610e4,
        2.8729085735721942674e4,
        5.2264952788528545610e3
    };
    private static final double[] C = {
        1.42343711074968357734e0,
        4.63033784615654529590e0,
        5.76949722146069140550e0,
        3.64784832476320460504e0,
        1.27045825245236838258e0,
        2.41780725177450611770e-1,
        2.27238449892691845833e-2,
        7.74545014278341407640e-4
    };
    private static final double[] D = {
        1,
        2.05319162663775882187e0,
        1.67638483018380384940e0,
        6.89767334985100004550e-1,
        1.48103976427480074590e-1,
        1.51986665636164571966e-2,
        5.47593808499534494600e-4,
        1.05075007164441684324e-9
    };
    private static final double[] E = {
        6.65790464350110377720e0,
        5.46378491116411436990e0,
        1.78482653991729133580e0,
        2.96560571828504891230e-1,
        2.65321895265761230930e-2,
        1.24266094738807843860e-3,
        2.71155556874348757815e-5,
        2.01033439929228813265e-7
    };
    private static final double[] F = {
        1,
        5.99832206555887937690e-1,
        1.36929880922735805310e-1,
        1.48753612908506148525e-2,
        7.86869131145613259100e-4,
        1.84631831751005468180e-5,
        1.42151175831644588870e-7,
        2.04426310338993978564e-15
    };

    private Normal() {}

    private static double horner(double[] coefficients, double x) {
        double sum = 0;
        for (int i = coefficients.length - 1; i >= 0; i--) {
            sum = sum * x + coefficients[i];
        }
        return sum;
    }

    /**
     * @param p strictly between 0 and 1
     */
    static double quantile(double p) {
        double q = p - 0.5;
        if (Math.abs(q) <= 0.425) {
            double r = 0.180625 - q * q;
            return q * horner(A, r) / horner(B, r);
        }
        double r = StrictMath.sqrt(-StrictMath.log(q < 0 ? p : 1 - p));
        double value = r <= 5 ? horner(C, r - 1.6) / horner(D, r - 1.6) : horner(E, r - 5) / horner(F, r - 5);
        return q < 0 ? -value : value;
    }

    /** Probability of a value below {@code z}. */
    static double cdf(double z) {
        double x = Math.abs(z);
        double tail;
        if (x > 37) {
            tail = 0;
        } else {
            double e = StrictMath.exp(-x * x / 2);
            if (x < 7.07106781186547) {
                double n = 3.52624965998911e-02 * x + 0.700383064443688;
                n = n * x + 6.37396220353165;
                n = n * x + 33.912866078383;
                n = n * x + 112.079291497871;
                n = n * x + 221.213596169931;
                n = n * x + 220.206867912376;
                double d = 8.83883476483184e-02 * x + 1.75566716318264;
                d = d * x + 16.064177579207;
                d = d * x + 86.7807322029461;
                d = d * x + 296.564248779674;
                d = d * x + 637.333633378831;
                d = d * x + 793.826512519948;
                d = d * x + 440.413735824752;
                tail = e * n / d;
            } else {
                double b = x + 0.65;
                b = x + 4 / b;
                b = x + 3 / b;
                b = x + 2 / b;
                b = x + 1 / b;
                tail = e / b / 2.506628274631;
            }
        }
        return z > 0 ? 1 - tail : tail;
    }

    /** Logarithm of {@link #cdf}, also where that is too small to be a number. */
    static double logCdf(double z) {
        if (z > -30) {
            return StrictMath.log(cdf(z));
        }
        // the first terms of the asymptotic series
        double square = z * z;
        return -square / 2
                - StrictMath.log(-z)
                - 0.9189385332046727
                + StrictMath.log1p(-1 / square + 3 / (square * square));
    }

    static double density(double z) {
        return 0.3989422804014327 * StrictMath.exp(-z * z / 2);
    }

    /**
     * Probability that two standard normal values with this correlation lie below {@code b} and
     * {@code m}: its derivative by the correlation is the joint density (Plackett 1954), integrated
     * from independence over the arcsine of the correlation.
     *
     * @param steps of Simpson's rule, even
     */
    static double both(double b, double m, double correlation, int steps) {
        double most = StrictMath.asin(Math.min(0.9999999, Math.max(-0.9999999, correlation)));
        double h = most / steps;
        double sum = 0;
        for (int i = 0; i <= steps; i++) {
            double sine = StrictMath.sin(i * h);
            double density = StrictMath.exp(-(b * b + m * m - 2 * b * m * sine) / (2 * (1 - sine * sine)));
            sum += (i == 0 || i == steps ? 1 : i % 2 == 1 ? 4 : 2) * density;
        }
        return cdf(b) * cdf(m) + sum * h / 3 / (2 * Math.PI);
    }
}
