/**
 * What the lab runs on: DuckDB reads files of past cases, Tribuo and XGBoost learn. Only here are their libraries named,
 * and each is loaded when it is first used.
 */
@NamedInterface("engines")
@NullMarked
package org.groundwork.lab.engines;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
