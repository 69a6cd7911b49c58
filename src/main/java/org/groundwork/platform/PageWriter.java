package org.groundwork.platform;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;

/** Writes the text of a page as bytes, and takes texts that are encoded already as they are. */
public final class PageWriter extends PrintWriter {

    private final OutputStream page;
    private final Charset encoding;

    public PageWriter(OutputStream page, Charset encoding) {
        super(new BufferedWriter(new OutputStreamWriter(page, encoding)));
        this.page = page;
        this.encoding = encoding;
    }

    /** Whether bytes of that encoding may be {@linkplain #write(byte[]) written}. */
    public boolean takes(Charset encoded) {
        return encoding.equals(encoded);
    }

    /**
     * Writes a text that is encoded.
     *
     * @param text in an encoding that this writer {@link #takes}
     */
    public void write(byte[] text) throws IOException {
        flush();
        page.write(text);
    }
}
