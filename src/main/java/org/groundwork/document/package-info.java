/** The assessment file: reading, writing, errors with line and key, JSON Schema. */
@NullMarked
package org.groundwork.document;

import org.jspecify.annotations.NullMarked;
