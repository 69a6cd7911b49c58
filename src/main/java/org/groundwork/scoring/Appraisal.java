package org.groundwork.scoring;

import org.groundwork.economics.Analysis;
import org.jspecify.annotations.Nullable;

/**
 * What a method makes of a sheet together with the economics of the initiative.
 *
 * @param analysis null where no economics were stated
 */
public record Appraisal(Result result, @Nullable Analysis analysis) {}
