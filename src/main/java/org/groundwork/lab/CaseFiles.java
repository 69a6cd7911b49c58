package org.groundwork.lab;

import java.nio.file.Path;

/** Opens files of past cases. */
public interface CaseFiles {

    /**
     * @param file read only; what kind it is is told from what is in it, not from its name
     * @param work folder for what the engine writes, which the caller made and deletes
     * @throws LabException if it cannot be read, or is larger than the bounds allow
     */
    CaseFile open(Path file, Path work);
}
