package org.groundwork.measurement.web;

import java.util.regex.Pattern;
import org.groundwork.platform.StreamedUpload;
import org.springframework.stereotype.Component;

/** Where files of past cases are sent. */
@Component
class UploadAddress implements StreamedUpload.Addresses {

    private static final Pattern PATH = Pattern.compile("/assessments/[0-9a-fA-F-]{36}/lab/upload");

    @Override
    public boolean include(String path) {
        return PATH.matcher(path).matches();
    }
}
