package gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FSFontUseCase;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.logging.Level;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** The charts' fragments are drawn by the PDF's renderer too, as they are. */
@SpringBootTest(classes = Gallery.class)
class ChartsInPdfTest {

    @Autowired
    private WebApplicationContext application;

    @Test
    void thePdfDrawsTheSameFragments() throws Exception {
        String html = MockMvcBuilders.webAppContextSetup(application)
                .build()
                .perform(get("/gallery/pdf"))
                .andReturn()
                .getResponse()
                .getContentAsString();

        List<String> warnings = new ArrayList<>();
        byte[] pdf = pdf(html, warnings);

        assertThat(warnings).isEmpty();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            BufferedImage page = new PDFRenderer(document).renderImageWithDPI(0, 50);
            assertThat(pixels(page, 0x0b6e63))
                    .as("you are here, bars, what is solid")
                    .isPositive();
            assertThat(pixels(page, 0xe4efe5)).as("steps that are passed").isPositive();
            assertThat(pixels(page, 0xf1efe8)).as("what waits").isPositive();
        }
    }

    private static long pixels(BufferedImage page, int colour) {
        return IntStream.range(0, page.getWidth() * page.getHeight())
                .filter(i -> (page.getRGB(i % page.getWidth(), i / page.getWidth()) & 0xffffff) == colour)
                .count();
    }

    private static byte[] pdf(String html, List<String> warnings) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PdfRendererBuilder builder = new PdfRendererBuilder();
        font(builder, "SourceSans3-Regular", "Source Sans 3", 400);
        font(builder, "SourceSans3-Semibold", "Source Sans 3", 700);
        font(builder, "SourceSerif4-Semibold", "Source Serif 4", 700);
        builder.withDiagnosticConsumer(diagnostic -> {
            if (diagnostic.getLevel().intValue() >= Level.WARNING.intValue()) {
                warnings.add(diagnostic.getFormattedMessage());
            }
        });
        try (BatikSVGDrawer drawer = new BatikSVGDrawer()) {
            builder.useSVGDrawer(drawer);
            builder.withHtmlContent(html, null);
            builder.toStream(out);
            builder.run();
        }
        return out.toByteArray();
    }

    private static void font(PdfRendererBuilder builder, String file, String family, int weight) {
        builder.useFont(
                () -> Objects.requireNonNull(ChartsInPdfTest.class.getResourceAsStream("/fonts/" + file + ".ttf")),
                family,
                weight,
                FontStyle.NORMAL,
                true,
                EnumSet.of(FSFontUseCase.DOCUMENT, FSFontUseCase.SVG));
    }
}
