package org.groundwork.assessment.web;

import java.util.regex.Pattern;
import org.groundwork.platform.StreamedUpload;
import org.springframework.stereotype.Component;

/** Where files are sent that are kept with answers. */
@Component
class EvidenceAddress implements StreamedUpload.Addresses {

    private static final Pattern PATH =
            Pattern.compile("/assessments/[0-9a-fA-F-]{36}/answers/[A-Za-z0-9._-]{1,200}/files");

    @Override
    public boolean include(String path) {
        return PATH.matcher(path).matches();
    }
}
