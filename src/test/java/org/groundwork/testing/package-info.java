/**
 * What the tests of every module share: a database of their own per test class, people and teams,
 * and signing in.
 */
@NullMarked
package org.groundwork.testing;

import org.jspecify.annotations.NullMarked;
