/**
 * Measures on a team's past cases: takes a file, asks what its columns are and what counts, runs the
 * {@link org.groundwork.lab.Lab}, keeps the result and offers what follows for answers and economics.
 * The file itself never enters the database (docs/adr/0085).
 */
@ApplicationModule(
        displayName = "Measurement",
        allowedDependencies = {
            "lab",
            "lab :: engines",
            "assessment",
            "document",
            "scoring",
            "economics",
            "method",
            "amount",
            "identity",
            "platform"
        })
@NullMarked
package org.groundwork.measurement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
