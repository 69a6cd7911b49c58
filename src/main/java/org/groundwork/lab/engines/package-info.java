/** The engines of the lab: DuckDB reads files, Tribuo and XGBoost learn. Loaded when they are first needed. */
@NullMarked
package org.groundwork.lab.engines;

import org.jspecify.annotations.NullMarked;
