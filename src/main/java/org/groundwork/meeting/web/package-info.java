/** The pages on which several people answer: in a room, and apart. */
@NullMarked
package org.groundwork.meeting.web;

import org.jspecify.annotations.NullMarked;
