package org.groundwork.evidence;

import java.util.List;

/** What was found in a file. */
public sealed interface Looked {

    /** It is what its name says, and nothing in it can act. */
    record Fine(FileKind kind) implements Looked {}

    /**
     * It cannot be taken.
     *
     * @param where what fills the sentence about the fault: a part of the file, what it is, a number
     */
    record Refused(Fault fault, List<String> where) implements Looked {
        public Refused {
            where = List.copyOf(where);
        }
    }

    /** Why a file cannot be taken; each has its sentence. */
    enum Fault {
        EMPTY,
        /** Its name says no kind that is taken. */
        NOT_TAKEN,
        WEB_PAGE,
        OLD_OFFICE,
        MACRO_FORMAT,
        MAIL,
        ARCHIVE,
        /** The name says one kind, the content is another one. */
        OTHER_THAN_NAMED,
        DAMAGED,
        ENCRYPTED,
        /** Something follows behind its end. */
        BEHIND_THE_END,
        /** It can be read as a file of another kind as well. */
        TWO_IN_ONE,
        SCRIPT,
        STARTS_PROGRAMS,
        EMBEDDED,
        DYNAMIC_FORM,
        SENDS_DATA,
        OPENS_OTHER_FILES,
        PLAYS_MEDIA,
        HIDES_OBJECTS,
        MACROS,
        OBJECT,
        LOADS_FROM_ELSEWHERE,
        DATA_CONNECTION,
        COMMAND_IN_FIELD,
        ODD_LINK,
        GROWS_TOO_LARGE,
        TOO_MANY_PARTS,
        PICTURE_TOO_LARGE,
        NO_TEXT
    }
}
