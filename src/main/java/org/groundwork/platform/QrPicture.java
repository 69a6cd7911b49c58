package org.groundwork.platform;

import io.nayuki.qrcodegen.QrCode;

/**
 * An address as a QR code, dark on white whatever the theme, as cameras want it.
 *
 * @param size of its side, with the quiet zone, in modules
 * @param path of its dark modules
 */
public record QrPicture(int size, String path) {

    private static final int QUIET = 4;

    public static QrPicture of(String address) {
        QrCode code = QrCode.encodeText(address, QrCode.Ecc.MEDIUM);
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                int from = x;
                while (code.getModule(x, y)) { // false beyond the edge
                    x++;
                }
                if (x > from) {
                    path.append('M').append(from + QUIET).append(' ').append(y + QUIET);
                    path.append('h')
                            .append(x - from)
                            .append("v1h-")
                            .append(x - from)
                            .append('z');
                }
            }
        }
        return new QrPicture(code.size + 2 * QUIET, path.toString());
    }
}
