/**
 * Measures on past cases what doing nothing, today's way, a rule of thumb, a simple model and a strong
 * one achieve, by one protocol: what is asked, how cases are divided, contenders, metrics, intervals,
 * and what follows for answers and economics. Pure: files and learners are ports.
 */
@NullMarked
package org.groundwork.lab;

import org.jspecify.annotations.NullMarked;
